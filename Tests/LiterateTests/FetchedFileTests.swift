import Foundation
import Testing

@testable import Literate

@Suite("A section whose data were not fetched is left out") struct FetchedFileTests {
  private let absent = FetchedFile("nowhere/words.txt")

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fetched-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "run"))
  }

  private let recorded = Transcript(
    text: """
      — First —

      rank 5

      — Words —

      seven = 7

      — Last —

      done

      — Values in the text —

      words = 7
      rank = 5

      """)

  private func told(in folder: URL, first: String = "rank 5") throws -> Story {
    let story = try Story(folder: folder, seed: 1)
    try story.section("first") { page in
      page.print(first)
      page.record("rank", 5)
    }
    try story.section("words", needs: [absent]) { _ in Issue.record("it has nothing to read") }
    try story.section("last") { $0.print("done") }
    return story
  }

  @Test func `one sentence is kept in place of the section`() throws {
    try withFolder { folder in
      try told(in: folder).close()
      let text = { (file: String) in
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      }
      #expect(try text("absent.tsv") == "nowhere/words.txt\t\(absent.absence)\n")
      #expect(try text("sections.tsv") == "first\tFirst\t\nlast\tLast\t\n")
      #expect(try text("needs.tsv").isEmpty)
    }
  }

  @Test func `comparing passes over the section and its values`() throws {
    try withFolder { folder in
      let story = try told(in: folder)
      try story.close()
      try story.transcript.compare(with: recorded, named: "recorded")
    }
  }

  @Test func `comparing still names what differs, at its line of the recording`() throws {
    try withFolder { folder in
      let story = try told(in: folder, first: "rank 6")
      try story.close()
      let error = #expect(throws: TranscriptMismatch.self) {
        try story.transcript.compare(with: recorded, named: "recorded")
      }
      #expect(error?.description.hasPrefix("recorded:3:") == true)
    }
    try withFolder { folder in
      let story = try told(in: folder)
      try story.section("more") { $0.print("too much") }
      try story.close()
      let error = #expect(throws: TranscriptMismatch.self) {
        try story.transcript.compare(with: recorded, named: "recorded")
      }
      #expect(error?.description.hasPrefix("recorded:13:") == true)
    }
  }

  @Test func `a recording that ends with what was left out ends before it`() throws {
    try withFolder { folder in
      let story = try Story(folder: folder, seed: 1)
      try story.section("first") { $0.print("rank 5") }
      try story.section("words", needs: [absent]) { $0.record("words", 7) }
      try story.close()
      try story.transcript.compare(
        with: Transcript(
          text: "— First —\n\nrank 5\n\n— Words —\n\n7\n\n— Values in the text —\n\nwords = 7\n"),
        named: "recorded")
    }
  }

  @Test func `what was told from fetched files is listed for the book`() throws {
    try withFolder { folder in
      // The package itself stands in for a fetched file.
      let here = FetchedFile("../../Package.swift")
      try FileManager.default.createDirectory(
        atPath: "build/data", withIntermediateDirectories: true)
      let story = try Story(folder: folder, seed: 1)
      try story.section("words", needs: [here]) { page in
        page.print("seven")
        page.record("words", 7)
      }
      try story.close()
      let text = try String(contentsOf: folder.appending(path: "needs.tsv"), encoding: .utf8)
      #expect(text == "section\twords\t\(here.name)\nvalue\twords\t\(here.name)\n")
      let absent = try String(contentsOf: folder.appending(path: "absent.tsv"), encoding: .utf8)
      #expect(absent.isEmpty)
    }
  }
}
