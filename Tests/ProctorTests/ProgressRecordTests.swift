import Foundation
import Testing

@testable import Proctor

@Suite struct ProgressRecordTests {
  private func entry(_ slug: String, formerly: [String] = []) throws -> ExerciseEntry {
    let text = "---\ntitle: T\nlevel: 1\nformerly: [\(formerly.joined(separator: ", "))]\n---\n"
    return ExerciseEntry(
      number: ExerciseNumber(chapter: 2, index: 1), slug: slug, name: "X", folder: "02-x",
      statementFile: "01-\(slug).md", statement: try Statement(text, path: "", name: slug))
  }

  @Test func `facts survive being written and read`() throws {
    let exercise = try entry("numerical-rank")
    var record = ProgressRecord()
    record.add(.passed("2026-11-20"), to: exercise)
    record.add(.hint(1), to: exercise)
    record.add(.hint(2), to: exercise)
    record.add(.gaveUp("2026-11-19"), to: exercise)
    let copy = ProgressRecord(record.text)
    #expect(copy == record)
    #expect(copy[exercise].passed == "2026-11-20")
    #expect(copy[exercise].hints == 2)
    #expect(copy[exercise].gaveUp == "2026-11-19")
  }

  @Test func `the first day counts`() throws {
    let exercise = try entry("a")
    var record = ProgressRecord("a passed 2026-01-01\n")
    record.add(.passed("2026-11-20"), to: exercise)
    #expect(record[exercise].passed == "2026-01-01")
    #expect(!record.text.contains("2026-11-20"))
  }

  @Test func `two copies merge by keeping the lines of both, conflict marks or not`() throws {
    let merged = ProgressRecord(
      """
      <<<<<<< mine
      a passed 2026-02-02
      a hint 1
      =======
      a passed 2026-01-01
      b gave-up 2026-03-03
      >>>>>>> theirs
      """)
    #expect(merged[try entry("a")].passed == "2026-01-01")
    #expect(merged[try entry("a")].hints == 1)
    #expect(merged[try entry("b")].gaveUp == "2026-03-03")
  }

  @Test func `a fact under a former name counts for the new one`() throws {
    let record = ProgressRecord("old-name passed 2026-01-01\n")
    #expect(record[try entry("new-name", formerly: ["old-name"])].passed == "2026-01-01")
    #expect(record[try entry("new-name")].passed == nil)
  }

  @Test func `whatever is not understood stays, byte for byte`() throws {
    let text = "# my own\r\na starred yes  and more\n\n=====\r\n b passed \t2026-01-01 \u{0}\n"
    var record = ProgressRecord(text)
    record.add(.passed("2026-11-20"), to: try entry("c"))
    #expect(record.text == text + "c passed 2026-11-20\r\n")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `facts are read with any line end, and none is lost`(_ end: String) throws {
    let facts = ["# words", "a passed 2026-01-01", "b hint 2", "d gave-up 2026-02-02"]
    for text in [facts.map { $0 + end }.joined(), "\u{FEFF}" + facts.joined(separator: end)] {
      var record = ProgressRecord(text)
      #expect(record[try entry("a")].passed == "2026-01-01")
      #expect(record[try entry("b")].hints == 2)
      record.add(.hint(1), to: try entry("c"))
      record.add(.hint(1), to: try entry("e"))
      let lines = record.text.components(separatedBy: end)
      #expect(lines.dropFirst() == [facts[1], facts[2], "c hint 1", facts[3], "e hint 1", ""])
      #expect(record.text.hasPrefix(String(text.prefix(9))))
    }
  }

  @Test func `a file that is not text stops with a sentence, and stays as it is`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "progress-\(UUID())")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let file = root.appending(path: ProgressRecord.fileName)
    let bytes = Data([0xFF, 0xFE]) + "a passed 2026-01-01\n".data(using: .utf16LittleEndian)!
    try bytes.write(to: file)
    #expect(throws: ProctorError.self) { try ProgressRecord.read(in: root) }
    let fact = try entry("b")
    #expect(throws: ProctorError.self) {
      try ProgressRecord.record([(.hint(1), fact)], in: root)
    }
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test func `a fact reaches the file that a link leads to`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "progress-\(UUID())")
    let elsewhere = root.appending(path: "elsewhere/mine.txt")
    try FileManager.default.createDirectory(
      at: elsewhere.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try Data("a passed 2026-01-01\n".utf8).write(to: elsewhere)
    let link = root.appending(path: ProgressRecord.fileName)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: elsewhere)
    let exercise = try entry("b")
    try ProgressRecord.record([(.hint(1), exercise)], in: root)
    #expect(try Files.text(of: elsewhere) == "a passed 2026-01-01\nb hint 1\n")
    #expect(throws: Never.self) {
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path)
    }
  }
}
