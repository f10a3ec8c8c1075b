public import Foundation

/// Texts of a reader's own, with names.
public struct TextCollection: Equatable, Sendable {
  /// What each text is called: the file's path in its folder, or the number of the line.
  public let names: [String]
  /// The texts.
  public let texts: [String]

  /// Reads a folder, in which every file that ends in `.txt` or `.md` is a text, also in folders below; or a file with a text
  /// on each line.
  ///
  /// Files are read as ``TextLines/read(_:)`` reads them, and stand in the order of their names. Empty ones are texts too.
  ///
  /// - Throws: ``TextAnalysisError`` if something cannot be read, or if there is no text.
  /// - Complexity: linear in the size of the files.
  public init(_ place: URL) throws(TextAnalysisError) {
    let values = try? place.resolvingSymlinksInPath().resourceValues(forKeys: [.isDirectoryKey])
    if values?.isDirectory != true {
      texts = try TextLines.read(place)
      names = texts.indices.map { "line \($0 + 1)" }
      if texts.isEmpty { throw .noTexts(folder: place.relativePath) }
      return
    }
    names = Self.files(below: place)
    if names.isEmpty { throw .noTexts(folder: place.relativePath) }
    var texts: [String] = []
    for name in names {
      texts.append(try TextLines.read(place.appending(path: name)).joined(separator: "\n"))
    }
    self.texts = texts
  }

  /// The paths of all texts in a folder and those below it, but for what is hidden.
  private static func files(below folder: URL) -> [String] {
    let root = folder.resolvingSymlinksInPath()
    let found = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    return (found?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { ["txt", "md"].contains($0.pathExtension.lowercased()) }
      .map { $0.pathComponents.dropFirst(root.pathComponents.count).joined(separator: "/") }
      .sorted()
  }
}
