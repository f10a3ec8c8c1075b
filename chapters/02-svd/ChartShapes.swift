import Literate

extension Plot {
  /// The chart with its key somewhere else.
  func withKey(_ key: Key) -> Plot {
    var copy = self
    copy.key = key
    return copy
  }

  /// The chart nearly as high as it is wide, to stand beside others.
  var squarish: Plot {
    var copy = self
    copy.aspect = 1.1
    return copy
  }
}
