import Foundation
import Proctor
import Testing
import Workshops

extension WorkshopTests {
  /// The instructor's grading of a folder that came from elsewhere.
  @Suite struct GradeTests {
    private let inbox = FileManager.default.temporaryDirectory
      .appending(path: "workbook-inbox-\(UUID().uuidString)")

    private func hand(in texts: [String: String]) throws {
      for (path, text) in texts {
        let file = inbox.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }

    /// Grades chapter 0 of the inbox with the project's own checks.
    private func grade(_ workshop: Workshop) throws -> (report: [String: Any], code: Int32) {
      let report = inbox.appending(path: "report.json")
      let terminal = try workshop.start(
        "grade", "0", "--answers", inbox.path, "--scratch",
        Workshop.folder.appending(path: ".build/scratch").path, "--deadline", "2",
        "--format", "json", "--output", report.path)
      let code = terminal.finish()
      let data = try Data(contentsOf: report)
      let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      return (try #require(object), code)
    }

    private func tests(_ report: [String: Any]) -> [[String: Any]] {
      report["tests"] as? [[String: Any]] ?? []
    }

    @Test func `what does not compile costs itself only, and a link to the solution is not read`()
      throws
    {
      defer { try? FileManager.default.removeItem(at: inbox) }
      let workshop = try Workshop()
      let first = workshop.exercises[0]
      let solution = try String(
        contentsOf: Workshop.project.appending(path: first.solutionPath), encoding: .utf8)
      try hand(in: [
        first.answerPath: solution,
        workshop.exercises[1].answerPath: "import LinearAlgebra\nfunc broken( {",
        "Sources/Checks/00-matrices/OuterProduct.swift": "not Swift at all",
      ])
      let last = workshop.exercises[2]
      try FileManager.default.createSymbolicLink(
        at: inbox.appending(path: last.answerPath),
        withDestinationURL: Workshop.project.appending(path: last.solutionPath))
      let (report, code) = try grade(workshop)
      #expect(code == 0, "a link is the student's fault")
      #expect(report["status"] as? String == "fail")
      #expect(report["points"] as? Int == first.points)
      #expect(tests(report).map { $0["status"] as? String } == ["pass", "error", "error"])
      let messages = tests(report).map { $0["message"] as? String ?? "" }
      #expect(messages[1].contains("does not compile"))
      #expect(messages[2].contains("is a link"))
    }

    @Test func `nothing to grade is a failure`() throws {
      defer { try? FileManager.default.removeItem(at: inbox) }
      try hand(in: ["exercises/readme.txt": "nothing"])
      let (report, code) = try grade(try Workshop())
      #expect(code == 1)
      #expect(report["status"] as? String == "error")
      #expect(report["points"] as? Int == 0)
    }
  }
}
