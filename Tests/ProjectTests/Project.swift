import Foundation

/// The project's own files, by their paths from its folder.
enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The lines of a file; a final line end makes no empty line.
  static func lines(of path: String) throws -> [Substring] {
    var lines = try text(of: path).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  static func swiftFiles(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
  }

  static func chapterFolders() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "chapters").path)
      .filter { $0.contains(/^\d\d-/) }.sorted()
  }
}
