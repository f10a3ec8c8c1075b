internal import CImage
public import ArgumentParser
func f() { _ = png_access_version_number() }
