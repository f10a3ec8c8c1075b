import Foundation
import Proctor
import Testing
import Workshops

/// Tests in a folder that they share: one at a time.
@Suite(.serialized) struct WorkshopTests {}

/// A way to break the program that runs an answer, and what the workbook must say.
struct Break: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What stands at the beginning of the answer.
  let code: String
  /// What must be shown.
  let says: [String]

  init(_ name: String, _ code: String, says: String...) {
    (testDescription, self.code, self.says) = (name, code, says)
  }
}

extension WorkshopTests {
  /// Real broken answers, in threes: a chapter has three exercises.
  @Suite struct BrokenAnswerTests {
    static let marker = "987654"
    static let threes: [[Break]] = [
      [
        Break(
          "a trap", "print(\"before the trap\"); let none: [Int] = []; print(none[1])",
          says: "runtime error", "index out of range", ".swift:", "before the trap", "Case: "),
        Break(
          "an endless loop", "var n = 0; while n >= 0 { n = (n + 1) % 1000 }",
          says: "time is up", "did not finish within 2 seconds", "Case: "),
        Break(
          "a stack overflow",
          "func deeper(_ n: Int) -> Int { n < 0 ? 0 : deeper(n + 1) + 1 }; print(deeper(0))",
          says: "stack overflow", ".swift:"),
      ],
      [
        Break(
          "a number too large",
          "var n = Int.max - 1 + y.count * 0\nwhile n > 0 {\n  n += 5  // here\n}",
          says: "runtime error", "arithmetic overflow"),
        Break(
          "shapes that do not fit",
          "let wide = Matrix<Double>.zero(rows: 2, columns: 3)\n_ = wide * wide  // here",
          says: "runtime error", "2 × 3"),
        Break(
          "a cast", "let any: Any = 1\nprint(any as! String)  // here",
          says: "runtime error", "type 'Int' to 'String'"),
      ],
      [
        Break(
          "a recursion in a thread",
          """
          @Sendable func deeper(_ n: Int) -> Int {
          n < 0 ? 0 : deeper(n + 1) + 1  // here
          }
          Thread { print(deeper(0)) }.start(); sleep(5)
          """, says: "stack overflow"),
        Break(
          "a trap without standard error",
          "close(2)\nlet none: [Int] = []\nprint(none[1])  // here",
          says: "runtime error", "index out of range"),
        Break(
          "a count below zero", "close(2)\nlet n = UInt(getpid() * 0)\nprint(n - 1)  // here",
          says: "runtime error", "arithmetic overflow"),
      ],
      [
        Break("exit(0)", "exit(0)", says: "called exit", "exit(0)"),
        Break(
          "100 GB", "print([Double](repeating: 1, count: 100 << 27).count)",
          says: "out of memory", "it asked for 100 GB"),
        Break(
          "a flood of output", "while true { print(\"and on and on and on\") }",
          says: "output flood", "printed more than 4 MB"),
      ],
      [
        Break("a closed standard output", "close(1); print(1)", says: "closed standard output"),
        Break(
          "a process left behind",
          """
          let left = Process(); left.executableURL = URL(filePath: "/usr/bin/setsid")
          left.arguments = ["sleep", "\(marker)"]; try left.run(); usleep(50_000)
          _ = fork()
          """, says: "passed", "left processes behind"),
        Break(
          "a forged verdict",
          #"""
          let verdict = #"{"verdict":{"_0":{"passed":{"cases":9}}}}"#
          for channel in 3..<9 { (verdict + "\n").withCString { _ = write(Int32(channel), $0, strlen($0)) } }
          exit(0)
          """#, says: "channel that is reserved for results"),
      ],
      [
        Break("a closed channel", "for n in 3..<64 { close(Int32(n)) }", says: "closed a file"),
        Break(
          "a large file",
          """
          let path = NSTemporaryDirectory() + "/workbook-test-\(marker)"
          let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600); unlink(path)
          let block = [UInt8](repeating: 0, count: 1 << 20)
          while write(file, block, block.count) > 0 {}
          """, says: "file too large"),
        Break(
          "a keeper killed",
          """
          let left = Process(); left.executableURL = URL(filePath: "/usr/bin/setsid")
          left.environment = [:]
          left.arguments = ["sleep", "\(marker)"]; try left.run(); usleep(50_000)
          kill(getppid(), SIGKILL); sleep(1)
          """, says: "ended the process that watches over it"),
      ],
    ]

    @Test(arguments: threes)
    func `an answer that breaks its process is named, and the rest is graded`(
      _ breaks: [Break]
    ) throws {
      let workshop = try Workshop()
      for (exercise, broken) in zip(workshop.exercises, breaks) {
        try workshop.solve(exercise, after: broken.code)
      }
      let (shown, code) = try workshop.run("check", "0", "--deadline", "2")
      #expect(code == 1)
      #expect(shown.contains("3 exercises: "))
      for (exercise, broken) in zip(workshop.exercises, breaks) {
        let account = account(of: exercise, in: shown)
        for words in broken.says {
          #expect(account.contains(words), "\(broken.testDescription): \(account)")
        }
        let lines = try String(contentsOf: workshop.file(exercise), encoding: .utf8)
          .split(separator: "\n", omittingEmptySubsequences: false)
        if let line = lines.firstIndex(where: { $0.hasSuffix("// here") }) {
          #expect(
            account.contains("At \(exercise.answerPath):\(line + 1) "),
            "\(broken.testDescription): \(account)")
        }
      }
      #expect(!Workshop.isRunning("sleep\0\(Self.marker)"))
    }

    /// What is shown of one exercise.
    private func account(of exercise: ExerciseEntry, in shown: String) -> String {
      let heads = ["✓ ", "✗ ", "○ ", "● "]
      var isInside = false
      var lines: [Substring] = []
      for line in shown.split(separator: "\n") {
        if heads.contains(where: { line.hasPrefix($0) }) {
          isInside = line.dropFirst(2).hasPrefix("\(exercise.number) ")
        }
        if isInside { lines.append(line) }
      }
      return lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    @Test func `a compile error names file and line, and nothing of the build system`() throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      try workshop.solve(exercise, after: "let number: Int = \"seven\"")
      let (shown, code) = try workshop.run("check", "0.1")
      #expect(code == 1)
      #expect(shown.contains("does not compile"))
      #expect(shown.contains("\(exercise.answerPath):"))
      let words = shown.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains("cannot convert value of type 'String' to specified type 'Int'"))
      let noise = ["Compiling", "Building for", "[1/", "emit-module", Workshop.folder.path]
      for words in noise { #expect(!shown.contains(words)) }
      #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 80 })

    }

    @Test func `an answer that does not compile keeps no other from being graded`() throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      try workshop.solve(exercise, after: "let number: Int = \"seven\"")
      try workshop.solve(workshop.exercises[1])
      let (shown, code) = try workshop.run("check", "0")
      #expect(code == 1)
      #expect(account(of: exercise, in: shown).contains("does not compile"))
      #expect(account(of: workshop.exercises[1], in: shown).contains("passed"))
      #expect(account(of: workshop.exercises[2], in: shown).contains("not attempted"))

      let other = try workshop.run("check", "0.2")
      #expect(other.code == 0)
    }

    @Test func `a function that was renamed is told as such`() throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      let stub = try workshop.catalog.stub(of: exercise)
      try workshop.answer(exercise, stub.replacing("func outer", with: "func inner"))
      let (shown, code) = try workshop.run("check", "0.1")
      #expect(code == 1)
      #expect(shown.contains("There is no function outerProduct(_:_:)"))
      #expect(shown.contains("innerProduct(_:_:)"))
    }

    @Test(arguments: ["LowRank", "Solutions00", "Grading"])
    func `an import that is not for answers is refused by name`(_ module: String) throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      try workshop.answer(exercise, "import \(module)\n" + workshop.catalog.stub(of: exercise))
      let (shown, code) = try workshop.run("check", "0.1")
      #expect(code == 1)
      #expect(shown.contains("may not import \(module)"))
      #expect(shown.contains("\(exercise.answerPath):1"))
    }
  }
}
