import Foundation

/// A file with a line for each chapter, in their order: the package, the README, the CHANGELOG.
struct ChapterListing {
  let path: String
  private(set) var text: String

  init(_ path: String, in root: URL) throws(ProctorError) {
    self.path = path
    text = try Files.text(of: root.appending(path: path))
  }

  /// The listing with a line behind those of the chapters before it.
  func adding(_ line: String, _ number: Int) throws(ProctorError) -> ChapterListing {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let before = lines.lastIndex { Self.chapter(of: $0).map { $0 < number } ?? false }
    guard let before else {
      throw .file(path: path, reason: "there is no line of an earlier chapter in it")
    }
    lines.insert(line, at: before + 1)
    var listing = self
    listing.text = lines.joined(separator: "\n")
    return listing
  }

  /// The number of the chapter to which a line belongs.
  private static func chapter(of line: String) -> Int? {
    for pattern in [/^ *Chapter\("(\d\d)-/, /^\| (\d+) \|/, /^- Chapter (\d+),/] {
      if let match = line.firstMatch(of: pattern) { return Int(match.1) }
    }
    return nil
  }
}
