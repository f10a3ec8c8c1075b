import Foundation
import Testing

@testable import Proctor

@Suite struct ProgressScriptTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: "script-\(UUID())")

  private func entry(_ slug: String) throws -> ExerciseEntry {
    ExerciseEntry(
      number: ExerciseNumber(chapter: 2, index: 1), slug: slug, name: "X", folder: "02-x",
      statementFile: "01-\(slug).md",
      statement: try Statement("---\ntitle: T\nlevel: 1\n---\n", path: "", name: slug))
  }

  private func script() -> String? {
    try? String(contentsOf: root.appending(path: ProgressScript.path), encoding: .utf8)
  }

  @Test func `a pass is told to a book that is there`() throws {
    let assets = root.appending(path: ProgressScript.path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try ProgressRecord.record([(.hint(1), try entry("a"))], in: root)
    #expect(script() == "globalThis.bookProgress = [];\n")
    try ProgressRecord.record([(.passed("2026-11-20"), try entry("truncate-2"))], in: root)
    try ProgressRecord.record([(.passed("2026-11-21"), try entry("numerical-rank"))], in: root)
    #expect(script() == "globalThis.bookProgress = [\"numerical-rank\",\"truncate-2\"];\n")
  }

  @Test func `without a book no folder is made for it`() throws {
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try ProgressRecord.record([(.passed("2026-11-20"), try entry("a"))], in: root)
    #expect(!FileManager.default.fileExists(atPath: root.appending(path: "build").path))
  }

  @Test func `a line that is no name of an exercise cannot become a part of the script`() {
    let record = ProgressRecord(
      "\"];alert(1)// passed 2026-01-01\nb\tpassed 2026-01-01 \r\na passed x\nB passed y\n")
    let script = ProgressScript.text(passed: record.passedNames)
    #expect(script == "globalThis.bookProgress = [\"a\",\"b\"];\n")
  }
}
