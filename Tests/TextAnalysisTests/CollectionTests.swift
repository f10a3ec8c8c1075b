import Foundation
import Testing
import TextAnalysis

@Suite struct TextCollectionTests {
  /// Calls a body with a folder that has these files, and folders where a path says so.
  private func withFolder(_ files: [String: [UInt8]], _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "texts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    try body(folder)
  }

  @Test func `the texts of a folder stand in the order of their names, with those below it`() throws
  {
    let files = ["b.txt": "two", "a/c.md": "one", "d.TXT": "", "e.png": "no", ".f.txt": "hidden"]
    try withFolder(files.mapValues { Array($0.utf8) }) { folder in
      let own = try TextCollection(folder)
      #expect(own.names == ["a/c.md", "b.txt", "d.TXT"])
      #expect(own.texts == ["one", "two", ""])
    }
  }

  @Test func `a file has a text on each line, in Latin-1 as well`() throws {
    try withFolder(["x": [0x43, 0x61, 0x66, 0xE9, 13, 10, 10, 0x79]]) { folder in
      let own = try TextCollection(folder.appending(path: "x"))
      #expect(own.texts == ["Café", "", "y"])
      #expect(own.names == ["line 1", "line 2", "line 3"])
    }
  }

  @Test func `where there is no text, one sentence says so and names the place`() throws {
    try withFolder(["empty": []]) { folder in
      for place in [folder, folder.appending(path: "empty")] {
        #expect(throws: TextAnalysisError.noTexts(folder: place.relativePath)) {
          try TextCollection(place)
        }
      }
      let missing = folder.appending(path: "missing")
      let error = #expect(throws: TextAnalysisError.self) { try TextCollection(missing) }
      #expect(
        error?.description
          == "\(missing.relativePath): cannot be read, because there is no such file.")
    }
  }
}
