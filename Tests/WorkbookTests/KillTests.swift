import Foundation
import Proctor
import Testing
import Workshops

extension WorkshopTests {
  /// The program killed at random moments.
  @Suite struct KillTests {
    @Test func `an answer is in its file or in the backups, whole, whenever reset is killed`()
      throws
    {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      let stub = try workshop.catalog.stub(of: exercise)
      var random = try SeededDelays(workshop.start("reset", "0.1"))
      var resets = 0
      for round in 0..<30 {
        let answer = "// answer \(round)\n" + String(repeating: "// work\n", count: 20_000)
        try workshop.answer(exercise, answer)
        try kill(workshop.start("reset", "0.1"), after: random.next())
        let now = try String(contentsOf: workshop.file(exercise), encoding: .utf8)
        #expect(now == answer || now == stub)
        if now == stub {
          resets += 1
          #expect(try backups().contains(answer))
        }
      }
      #expect(resets > 0 && resets < 30, "the delays should hit before, during and after")
    }

    @Test func `no fact is lost, whenever a command that adds one is killed`() throws {
      let workshop = try Workshop()
      let file = Workshop.folder.appending(path: ProgressRecord.fileName)
      var random = try SeededDelays(workshop.start("hint", "0.1"))
      var known: Set<Substring> = []
      for round in 0..<30 {
        let number = "0.\(round % 3 + 1)"
        let terminal =
          round % 2 == 0
          ? try workshop.start("hint", number) : try workshop.start("solution", number, "--give-up")
        try kill(terminal, after: random.next())
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let facts = Set(text.split(separator: "\n"))
        #expect(known.isSubset(of: facts))
        known = facts
        #expect(text.isEmpty || text.hasSuffix("\n"))
      }
      #expect(!known.isEmpty)
    }

    @Test func `a check that is killed leaves no process behind`() throws {
      let workshop = try Workshop()
      let marker = "976543"
      try workshop.solve(
        workshop.exercises[0],
        after: """
          let left = Process(); left.executableURL = URL(filePath: "/bin/sleep")
          left.arguments = ["\(marker)"]; try left.run(); while true {}
          """)
      let terminal = try workshop.start("check", "0.1")
      let end = ContinuousClock.now + .seconds(300)
      while !Workshop.isRunning(marker) && ContinuousClock.now < end { usleep(20_000) }
      #expect(Workshop.isRunning(marker))
      Foundation.kill(terminal.process, SIGKILL)
      _ = terminal.finish()
      let limit = ContinuousClock.now + .seconds(60)
      while Workshop.isRunning(marker) && ContinuousClock.now < limit { usleep(20_000) }
      #expect(!Workshop.isRunning(marker))
    }

    private func kill(_ terminal: Pseudoterminal, after microseconds: UInt32) throws {
      usleep(microseconds)
      Foundation.kill(terminal.process, SIGKILL)
      _ = terminal.finish()
    }

    private func backups() throws -> [String] {
      let folder = Workshop.folder.appending(path: "backups")
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      return (files?.allObjects as? [URL] ?? []).compactMap {
        try? String(contentsOf: $0, encoding: .utf8)
      }
    }
  }
}

/// Delays up to somewhat more than a command takes, here and now.
private struct SeededDelays {
  private var state: UInt64 = 20_261_120
  private let limit: UInt64

  init(_ terminal: Pseudoterminal) {
    let start = ContinuousClock.now
    _ = terminal.finish()
    limit = UInt64((ContinuousClock.now - start) / .microseconds(1) * 1.5)
  }

  mutating func next() -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32((state >> 33) % limit)
  }
}
