import Foundation
import Proctor
import Testing
import Workshops

extension WorkshopTests {
  /// The way of a learner, from the first look to the last pass.
  @Suite struct LearnerTests {
    @Test func `a newcomer is told what is next, solves it, and goes on`() throws {
      let workshop = try Workshop()
      #expect(try workshop.run().shown.contains("Next is 0.1"))
      let question = try workshop.run("next").shown
      #expect(question.contains(workshop.exercises[0].title))
      #expect(question.contains(workshop.exercises[0].answerPath))

      let before = try workshop.run("check", "0.1")
      #expect(before.code == 1)
      #expect(before.shown.contains("not attempted"))
      #expect(try workshop.run("check", "0").code == 0)

      try workshop.solve(workshop.exercises[0])
      let after = try workshop.run("check", "0.1")
      #expect(after.code == 0)
      #expect(after.shown.contains("passed"))
      #expect(try workshop.run().shown.contains("Next is 0.2"))
      #expect(try workshop.run("list").shown.contains("✓ 0.1"))
      #expect(try workshop.run("progress").shown.contains("1 of 3"))
    }

    @Test func `hints open one at a time, and the solution after a pass or on giving up`() throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[1]
      let hints = exercise.statement.hints.count
      for number in 1...hints {
        let shown = try workshop.run("hint", "0.2").shown
        #expect(shown.contains("Hint \(number) of \(hints)"))
        #expect(!shown.contains("Hint \(number + 1) of"))
      }
      #expect(try workshop.run("hint", "0.2").shown.contains("the last one"))

      #expect(try workshop.run("solution", "0.2").code == 1)
      let shown = try workshop.run("solution", "0.2", "--give-up")
      #expect(shown.code == 0)
      #expect(shown.shown.contains("func "))
      #expect(!shown.shown.contains("answer.begin"))
      let record = try ProgressRecord.read(in: Workshop.folder)[exercise]
      #expect(record.gaveUp != nil)
      #expect(record.hints == hints)
    }

    @Test func `reset puts the stub back and keeps the answer`() throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      try workshop.solve(exercise, after: "// an hour of work")
      let answer = try String(contentsOf: workshop.file(exercise), encoding: .utf8)
      let (shown, code) = try workshop.run("reset", "0.1")
      #expect(code == 0)
      let path = try #require(shown.firstMatch(of: /backups\/.*\.swift/)).output
      let kept = Workshop.folder.appending(path: String(path))
      #expect(try String(contentsOf: kept, encoding: .utf8) == answer)
      let stub = try workshop.catalog.stub(of: exercise)
      #expect(try String(contentsOf: workshop.file(exercise), encoding: .utf8) == stub)
      #expect(try workshop.run("reset", "0.1").shown.contains("nothing to keep"))
    }

    @Test(arguments: ["0.77", "77", "outer-prodct", "7.x"])
    func `an unknown exercise is one sentence that names others`(_ name: String) throws {
      let workshop = try Workshop()
      let (shown, code) = try workshop.run("check", name)
      #expect(code == 64)
      #expect(shown.contains("There is no"))
      #expect(shown.split(separator: "\n").count <= 2)
      #expect(
        workshop.catalog.exercises.contains { shown.contains("\($0.number)") } || name == "77")
    }

    @Test func `a wrong answer that gives what a known mistake gives is told so`() throws {
      let workshop = try Workshop()
      try workshop.answer(
        workshop.exercises[0],
        workshop.catalog.stub(of: workshop.exercises[0]).replacing(
          "throw NotAttempted()",
          with: "return Matrix(rows: y.count, columns: x.count) { y[$0] * x[$1] }"))
      let (shown, code) = try workshop.run("check", "0.1")
      #expect(code == 1)
      #expect(shown.contains("The same comes of an answer that exchanges rows and columns."))
    }

    @Test(arguments: [("lsit", "list"), ("2.3", "check 2.3"), ("Check", "check"), ("", "--help")])
    func `a word that is no command is one sentence that names another`(
      _ word: String, _ other: String
    ) throws {
      let (shown, code) = try Workshop().run(word)
      #expect(code == 64)
      #expect(shown.contains("no command") && shown.contains(other))
      #expect(shown.split(separator: "\n").count == 1)
    }

    @Test func `a verdict fits 80 columns, and ASCII is ASCII`() throws {
      let workshop = try Workshop()
      try workshop.answer(
        workshop.exercises[0],
        workshop.catalog.stub(of: workshop.exercises[0]).replacing(
          "throw NotAttempted()",
          with: "print(\"σ ≥ 0\"); return Matrix.zero(rows: y.count, columns: x.count)"))
      for arguments in [["check", "0.1"], ["check", "0.1", "--ascii"]] {
        let shown = try workshop.run(arguments)
        #expect(shown.code == 1)
        #expect(shown.shown.contains("expected"))
        #expect(shown.shown.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(shown.shown.allSatisfy(\.isASCII) == (arguments.count == 3))
        #expect(!shown.shown.contains("\u{1B}[3"))
      }
    }

    @Test(arguments: [
      "status", "next", "list", "progress", "hint", "solution 0.1", "reset 0.1", "check 0.2",
      "help check", "help grade", "--help", "check 0.77", "check 0.1 --deadline nan", "doctor",
    ])
    func `every command fits 80 columns, and 40`(_ command: String) throws {
      let words = command.split(separator: " ").map(String.init)
      for columns in [80, 40] {
        let (shown, _) = try Workshop().run(words, columns: UInt16(columns))
        #expect(!shown.isEmpty)
        for line in shown.split(separator: "\n") {
          let last = line.split(separator: "\r").last ?? ""
          #expect(last.replacing("\u{1B}[K", with: "").count <= columns, "\(line)")
        }
      }
    }

    @Test(arguments: ["check 0.1", "watch", "grade 0"])
    func `a deadline is a number of seconds that can be kept`(_ command: String) throws {
      let words = command.split(separator: " ").map(String.init)
      for text in ["0", "-1", "nan", "inf", "1e300", "soon"] {
        let (shown, code) = try Workshop().run(words + ["--deadline=\(text)"])
        #expect(code == 64, "\(text): \(shown)")
        #expect(shown.contains("--deadline"), "\(text): \(shown)")
      }
    }

    @Test(arguments: ["list", "next 0.1", "--help", "help check", "progress", "check 0.1"])
    func `what cannot be written is a sentence and a status`(_ command: String) throws {
      let workshop = try Workshop()
      for target in [">/dev/full", ">&-"] {
        let (error, code) = try workshop.shell("workbook \(command) \(target)")
        #expect(code == 74, "\(target)")
        #expect(error.hasPrefix("The output cannot be written: "))
        #expect(error.count { $0 == "\n" } == 1)
      }
      let reader = try workshop.shell("(trap '' PIPE; workbook list; echo $? >&2) | true")
      #expect(reader.error == "141\n")
    }

    @Test func `a terminal gets colors`() throws {
      let terminal = try Workshop().start("list")
      #expect(terminal.finish() == 0)
      #expect(terminal.shown.contains("\u{1B}[1m"))
    }
  }
}
