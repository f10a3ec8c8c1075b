import Foundation
import Testing
import Workshops

@testable import Proctor

extension WorkshopTests {
  /// The copy of the course for students.
  @Suite struct HandoutTests {
    private let folder = FileManager.default.temporaryDirectory
      .appending(path: "workbook-handout-\(UUID().uuidString)")

    private func write() throws {
      var examiner = Examiner(try Catalog(root: Workshop.project))
      examiner.builder.mayBuild = false
      _ = try Handout(examiner).write(to: folder)
    }

    @Test func `an answer is checked, a stub is a stub, and there is no solution to see`() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      try write()
      let handout = try Workshop(furnishing: folder)
      let exercise = handout.exercises[0]
      #expect(try handout.run("check", "0.1").shown.contains("not attempted"))
      let stub = try handout.catalog.stub(of: exercise)
      try handout.answer(
        exercise,
        stub.replacing(
          "throw NotAttempted()",
          with: "Matrix(rows: x.count, columns: y.count) { i, j in x[i] * y[j] }"))
      let right = try handout.run("check", "0.1")
      #expect(right.code == 0 && !right.shown.contains("solution"), "\(right.shown)")
      try handout.answer(exercise, stub.replacing("throw NotAttempted()", with: "y.outer(x)"))
      #expect(try handout.run("check", "0.1").shown.contains("without outer"))
      let solution = try handout.run("solution", "0.2", "--give-up")
      #expect(solution.code != 0)
      #expect(solution.shown.contains("without solutions"))
      #expect(try handout.run("hint", "0.2").shown.contains("Hint 1"))
      #expect(try handout.run("next").shown.contains(handout.exercises[1].title))
    }

    @Test func `nothing of a reference but its outline is handed out`() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      try write()
      let (project, handout) = (try Catalog(root: Workshop.project), try Catalog(root: folder))
      #expect(project.exercises.map(\.number) == handout.exercises.map(\.number))
      for exercise in project.exercises {
        #expect(try handout.stub(of: exercise) == project.stub(of: exercise))
        #expect(handout.answer(to: exercise) == (try project.stub(of: exercise)))
        let outline = try handout.solution(of: exercise)
        for body in Stub.bodies(in: try project.solution(of: exercise)) {
          #expect(!outline.contains(body), "\(exercise.solutionPath)")
        }
      }
      for path in ["Sources/Checks", "Mutants", "Tests/ProctorTests", ".git"] {
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: path).path))
      }
      for path in ["workbook", "book/install"] {
        #expect(FileManager.default.isExecutableFile(atPath: folder.appending(path: path).path))
      }
    }

    @Test func `graders for another machine are not run`() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      try write()
      let handout = try Workshop(furnishing: folder)
      try handout.solve(handout.exercises[0])
      try Data("Swift version 5 for the moon\n".utf8)
        .write(to: folder.appending(path: "graders/made-for"))
      let (shown, code) = try handout.run("check", "0.1")
      #expect(code != 0)
      #expect(shown.contains("Swift version 5 for the moon"), "\(shown)")
    }

    @Test func `a copy of an answer is not handed out, nor is a folder in use written to`() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let body = "let a = 1\nlet b = 2\nreturn a + b"
      let files = [
        "exercises/00-x/01-a.md": "A question.\n", "notes/draft.swift": "{\n\(body)\n}\n",
        "solutions/00-x/A.swift":
          "public func a() throws -> Int {\n  // answer.begin\n\(body)\n  // answer.end\n}\n",
      ]
      for (path, text) in files {
        try Files.write(text, to: folder.appending(path: "course/\(path)"))
      }
      let course = folder.appending(path: "course")
      for arguments in [["init", "-q"], ["add", "."]] {
        _ = try ChildProcess(program: "git", arguments: ["-C", course.path] + arguments).run()
      }
      let handout = Handout(Examiner(try Catalog(root: course)))
      #expect(
        throws: ProctorError.file(
          path: "notes/draft.swift", reason: "it holds the answer to 0.1, and would be handed out")
      ) { try handout.write(to: folder.appending(path: "new")) }
      #expect(throws: ProctorError.self) { try handout.write(to: course) }
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: folder.appending(path: "new").path
        ).isEmpty)
    }
  }
}
