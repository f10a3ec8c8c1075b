public import Foundation
internal import LinearAlgebra

/// Reading a file that holds a text on each line.
public enum TextLines {
  /// The lines of a file without their ends; empty lines are texts too, but for one at the very end.
  ///
  /// What is not UTF-8 is read as Latin-1, in which every byte is a character. A byte order mark is
  /// passed over, and a line may end with `\r\n`.
  ///
  /// - Throws: ``TextAnalysisError/unreadable(path:reason:)`` if the file cannot be read.
  public static func read(_ file: URL) throws(TextAnalysisError) -> [String] {
    lines(of: try bytes(of: file))
  }

  static func bytes(of file: URL) throws(TextAnalysisError) -> Data {
    do { return try RegularFile.contents(of: file.path) } catch {
      throw .unreadable(path: file.relativePath, reason: error.words)
    }
  }

  /// The lines of bytes, as ``read(_:)`` gives those of a file.
  public static func lines(of bytes: Data) -> [String] {
    let text =
      String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    var lines = text.unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.last == "\r" ? $0.dropLast() : $0 }
    if lines.last?.isEmpty == true { lines.removeLast() }
    if let first = lines.first, first.first == "\u{FEFF}" { lines[0] = first.dropFirst() }
    return lines.map(String.init)
  }
}
