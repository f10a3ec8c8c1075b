/// What a file is that people take for a file of numbers, told by its first bytes.
package enum MistakenFormat: CaseIterable {
  case gzip, bzip2, xz, zstandard, zip, pointer, page, numPy, pickle

  /// The format of some bytes, if they are one of these.
  package init?(_ bytes: some Sequence<UInt8>) {
    guard let format = Self.allCases.first(where: { bytes.starts(with: $0.beginning) }) else {
      return nil
    }
    self = format
  }

  private var beginning: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .bzip2: Array("BZh".utf8)
    case .xz: [0xFD] + Array("7zXZ".utf8)
    case .zstandard: [0x28, 0xB5, 0x2F, 0xFD]
    case .zip: Array("PK".utf8) + [3, 4]
    case .pointer: Array("version https://git-lfs".utf8)
    case .page: Array("<!".utf8)
    case .numPy: [0x93] + Array("NUMPY".utf8)
    case .pickle: [0x80]
    }
  }

  /// What it is and what to do, for a reader of some kind of file.
  ///
  /// - Parameter archive: What an archive of these files is, and how to get at one of them.
  /// - Returns: Words to follow “this is”.
  package func advice(archive: String) -> String {
    switch self {
    case .gzip: "data compressed by gzip: unpack it with gunzip"
    case .bzip2: "data compressed by bzip2: unpack it with bunzip2"
    case .xz: "data compressed by xz: unpack it with unxz"
    case .zstandard: "data compressed by zstd: unpack it with unzstd"
    case .zip: archive
    case .pointer: "a pointer that Git LFS left in place of the file: run git lfs pull"
    case .page: "a page of the web: download the file itself"
    case .numPy: "an .npy file: read it as one"
    case .pickle: "a file that Python pickled: load it in Python and save its numbers"
    }
  }
}
