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
    #expect(!merged.text.contains("<<<"))
  }

  @Test func `a fact under a former name counts for the new one`() throws {
    let record = ProgressRecord("old-name passed 2026-01-01\n")
    #expect(record[try entry("new-name", formerly: ["old-name"])].passed == "2026-01-01")
    #expect(record[try entry("new-name")].passed == nil)
  }

  @Test func `lines of a later version are kept`() {
    let text = ProgressRecord("a starred yes and more\nb passed 2026-01-01\n").text
    #expect(text.contains("a starred yes and more\n"))
  }
}
