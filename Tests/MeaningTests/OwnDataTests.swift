import Foundation
import Testing

/// What the program of chapter 9 prints of a reader's own files.
@Suite struct `The program meaning` {
  /// Six people rated eight films but for one: the first of them has not seen the film with an accent.
  private static let ratings: [(person: Int, film: Int, value: Int)] =
    (1...6).flatMap { person in
      (1...8).filter { person > 1 || $0 > 1 }.map { film in
        (person, film, 1 + (person * film + film) % 5)
      }
    }

  private static let titles = ["Amélie", "B", "C", "D", "E", "F", "G"]

  private func lines(_ line: (Int, Int, Int) -> String) -> String {
    // The first rating gives way to the one that says the same of the same film.
    (Self.ratings.prefix(1) + Self.ratings).map { line($0.person, $0.film, $0.value) + "\n" }
      .joined()
  }

  private func titleLines(_ line: (Int, String) -> String) -> String {
    zip(1..., Self.titles).map { line($0, $1) + "\n" }.joined()
  }

  @Test func `compares, recommends and gives reasons for ratings with tabs and titles in Latin-1`()
    throws
  {
    let files = [
      "u.data": latin(lines { "\($0)\t\($1)\t\($2)\t881250949" }),
      "u.item": latin(titleLines { "\($0)|\($1) (2001)|||" }),
    ]
    try check(files, name: "u.data", scale: "from 1 to 5")
  }

  @Test func `does so for double colons, Latin-1 and line ends of Windows`() throws {
    let files = [
      "ratings.dat": latin(lines { "\($0)::\($1)::\($2)::978300760" }.windows),
      "movies.dat": latin(titleLines { "\($0)::\($1) (2001)::Comedy" }.windows),
    ]
    try check(files, name: "ratings.dat", scale: "from 0.5 to 5")
  }

  @Test func `does so for commas, line ends of Windows and a byte order mark`() throws {
    let ratings = "userId,movieId,rating,timestamp\n" + lines { "\($0),\($1),\($2),964982703" }
    let titles = "movieId,title,genres\n" + titleLines { "\($0),\"\($1) (2001)\",Comedy" }
    let files = ["ratings.csv": ratings, "movies.csv": titles]
      .mapValues { Array("\u{FEFF}\($0)".windows.utf8) }
    try check(files, name: "ratings.csv", scale: "from 0.5 to 5")
  }

  private func check(_ files: [String: [UInt8]], name: String, scale: String) throws {
    try withFolder(files) { folder in
      let found = try run("--ratings", folder.path)
      #expect(found.status == 0 && found.errors.isEmpty)
      let first = "\(name): 47 ratings of 8 items by 6 people, \(scale)"
      #expect(found.output.hasPrefix(first))
      #expect(found.output.contains("1 more gave way to a later rating"))
      #expect(found.output.contains("titles of all but 1, which go by their ids"))
      for way in ["mean", "biases", "popularity", "implicit ALS"] {
        #expect(found.output.contains("\n\(way) "), "no line of \(way)")
      }
      // The only film that is left for the first person.
      let list = found.output.components(separatedBy: "to 1 ").last ?? ""
      #expect(list.components(separatedBy: "\nAmélie ").count == 2)
      let other = try run("--ratings", folder.path, "--person", "7")
      #expect(other.status != 0)
      #expect(other.errors.contains("Nobody in \(name) is called “7”"))
    }
  }

  @Test func `searches texts by company, stars those without a word of the query, and says no`()
    throws
  {
    let texts = [
      "a.txt": "The doctor gave the patient a drug.",
      "b.txt": "The physician gave a patient the drug.",
      "c.md": "A doctor came to the hospital with a patient.", "f.txt": "La physicienne du café.",
      "sea/d.txt": "The ship left the harbor.", "sea/e.txt": "A sail, a ship and a harbor.",
    ]
    var files = texts.mapValues { Array($0.utf8) }
    files["b.txt"] = Array("\u{FEFF}\(texts["b.txt"] ?? "")".windows.utf8)
    files["f.txt"] = latin(texts["f.txt"] ?? "")
    try withFolder(files) { folder in
      let found = try run("--search", "physician", "--texts", folder.path)
      #expect(found.status == 0 && found.errors.isEmpty)
      let lines = found.output.split(separator: "\n").map(String.init)
      #expect(lines.first?.hasPrefix("6 texts, ") == true)
      #expect(lines.contains("  b.txt: The physician gave a patient the drug."))
      #expect(lines.contains("* a.txt: The doctor gave the patient a drug."))
      #expect(!lines.contains { $0.contains("ship") })
      let latin = try run("--search", "CAFÉ", "--texts", folder.path)
      #expect(latin.output.contains("  f.txt: La physicienne du café."))
      let unknown = try run("--search", "zebra", "--texts", folder.path)
      #expect(unknown.status == 0)
      #expect(unknown.output.contains("No word of the query stands in the texts."))
    }
  }

  @Test func `refuses what does not go together, in one sentence`() throws {
    let alone = try run("--texts", "folder")
    #expect(alone.status != 0 && alone.output.isEmpty)
    #expect(alone.errors.contains("--texts says what --search looks in: give both."))
    try withFolder([:]) { folder in
      let empty = try run("--search", "ship", "--texts", folder.path)
      #expect(empty.status != 0 && empty.output.isEmpty)
      #expect(empty.errors.contains(folder.lastPathComponent))
    }
  }

  private func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  /// Calls a body with a folder that has these files, and folders where a path says so.
  private func withFolder(_ files: [String: [UInt8]], _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "meaning-\(UUID().uuidString)")
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

  private func run(
    _ arguments: String...
  ) throws -> (output: String, errors: String, status: Int32) {
    let (process, output, errors) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../.build/debug/meaning")
    process.arguments = arguments
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    // Both are short enough for the pipes to hold.
    process.waitUntilExit()
    func text(_ pipe: Pipe) -> String {
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    return (text(output), text(errors), process.terminationStatus)
  }
}

extension String {
  /// The text with the line ends of Windows.
  fileprivate var windows: String { replacingOccurrences(of: "\n", with: "\r\n") }
}
