import Foundation
@testable import Proctor
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

    /// Whether this machine has a sandbox.
    private static let hasSandbox =
      (try? Sandbox(confine: Workshop.project.appending(path: ".build/debug/confine"))) != nil

    /// Runs a grading, in a sandbox where there is one.
    private func run(_ arguments: [String]) throws -> (shown: String, code: Int32) {
      try Workshop().run(
        ["grade"] + arguments + (Self.hasSandbox ? [] : ["--without-sandbox"])
          + ["--scratch", Workshop.folder.path + "/.build/scratch"])
    }

    /// Grades chapter 0 of the inbox with the project's own checks.
    private func grade() throws -> (report: [String: Any], code: Int32) {
      let report = inbox.appending(path: "report.json")
      let (_, code) = try run([
        "0", "--answers", inbox.path, "--deadline", "2", "--format", "json", "--output",
        report.path,
      ])
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
      let (report, code) = try grade()
      #expect(code == 0, "a student's link is no fault of the grading")
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
      let (report, code) = try grade()
      #expect(code == 1)
      #expect(report["status"] as? String == "error")
      #expect(report["points"] as? Int == 0)
    }

    @Test func `a class gets a table, and each student a page and a report`() throws {
      defer { try? FileManager.default.removeItem(at: inbox) }
      let exercise = try Workshop().exercises[0]
      let solution = try String(
        contentsOf: Workshop.project.appending(path: exercise.solutionPath), encoding: .utf8)
      try hand(in: [
        "class/O'Brien_7_assignsubmission_file_/OuterProduct.swift": solution,
        "class/Ada_8_assignsubmission_file_/OuterProduct.swift": "func broken( {",
        "week.txt": "title: Week 1\nexercises: 0.1\npoints: 0.1 = 7\n",
      ])
      let results = inbox.appending(path: "results")
      let arguments = [
        "--submissions", inbox.path + "/class", "--settings", inbox.path + "/week.txt", "--output",
        results.path,
      ]
      // The second time finds everything as it was.
      for _ in 0..<2 {
        let (shown, code) = try run(arguments)
        #expect(code == 0, "\(shown)")
        let table = try String(
          contentsOf: results.appending(path: "grades.csv"), encoding: .utf8)
        #expect(table.contains("Ada_8,Ada,8,,0,7,0,error,"))
        #expect(table.contains("O'Brien_7,O'Brien,7,,7,7,7,pass,"))
        let page = try String(
          contentsOf: results.appending(path: "feedback/O'Brien_7.html"), encoding: .utf8)
        #expect(page.contains("7 of 7 points"))
        #expect(
          FileManager.default.fileExists(atPath: results.appending(path: "reports/Ada_8.json").path)
        )
      }
    }

    @Test func `a folder with something of somebody else's in it is left as it is`() throws {
      defer { try? FileManager.default.removeItem(at: inbox) }
      try hand(in: ["class/ada/OuterProduct.swift": "x", "thesis/chapter.tex": "an hour of work"])
      let (shown, code) = try run([
        "0", "--submissions", inbox.path + "/class", "--output", inbox.path + "/thesis",
      ])
      #expect(code != 0)
      #expect(shown.contains("name an empty folder"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: inbox.path + "/thesis")
          == ["chapter.tex"])
    }

    @Test func `what was built is taken as it is, whatever the time says`() throws {
      defer { try? FileManager.default.removeItem(at: inbox) }
      let exercise = try Workshop().exercises[0]
      try hand(in: [
        exercise.answerPath: try String(
          contentsOf: Workshop.project.appending(path: exercise.solutionPath), encoding: .utf8)
      ])
      let stamps = Workshop.folder.appending(path: ".build/workbook")
      for name in ["Serving", "confine", "grade-00"] {
        try Data().write(to: stamps.appending(path: "\(name).stamp"))
      }
      let workshop = try Workshop(furnishing: Workshop.folder, trusting: false)
      let (shown, code) = try workshop.run(
        ["grade", "0.1", "--answers", inbox.path, "--no-build"]
          + (Self.hasSandbox ? [] : ["--without-sandbox"])
          + ["--scratch", Workshop.folder.path + "/.build/scratch"])
      #expect(code == 0 && shown.contains("1 of 1 points"), "\(shown)")
      #expect(!shown.contains("Building"), "\(shown)")
    }

    @Test(arguments: [
      ["--deadline", "0"], ["--deadline", "nan"], ["--answers", "a", "--submissions", "b"],
      ["--prepare", "--no-build"],
    ])
    func `what makes no sense is a sentence, before anything is built`(_ arguments: [String]) throws
    {
      let (shown, code) = try run(["0"] + arguments)
      #expect(code == 64)
      #expect(shown.contains("Error: "))
    }
  }
}
