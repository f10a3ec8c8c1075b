import Foundation
import Proctor
import Testing
import Workshops

extension WorkshopTests {
  /// The watcher in a terminal, with an editor beside it.
  @Suite struct WatchTests {
    @Test func `a save gets a verdict, written in place or by renaming`() throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      let terminal = try workshop.start("watch")
      #expect(terminal.wait(for: "q quit"))

      try workshop.solve(exercise)
      #expect(terminal.wait(for: "Saved \(exercise.answerPath)"))
      #expect(terminal.wait(for: "passed"))

      let draft = workshop.file(exercise).appendingPathExtension("new")
      try Data(workshop.catalog.stub(of: exercise).utf8).write(to: draft)
      rename(draft.path, workshop.file(exercise).path)
      #expect(terminal.wait(for: "not attempted"))

      terminal.type("h")
      #expect(terminal.wait(for: "Hint 1 of"))
      terminal.type("q")
      #expect(terminal.finish(seconds: 30) == 0)
      #expect(terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON))
    }

    @Test func `a save is seen without events, too`() throws {
      let workshop = try Workshop()
      let exercise = workshop.exercises[0]
      let terminal = try workshop.start("watch", "--poll")
      #expect(terminal.wait(for: "q quit"))
      try Data(workshop.catalog.stub(of: exercise).utf8).write(to: workshop.file(exercise))
      #expect(terminal.wait(for: "Saved \(exercise.answerPath)"))
      terminal.type("q")
      #expect(terminal.finish() == 0)
    }

    @Test(arguments: ["</dev/null", "<&-"])
    func `it ends where standard input does`(_ input: String) throws {
      let (_, code) = try Workshop().shell("workbook watch \(input) >/dev/null")
      #expect(code == 0)
    }

    @Test(arguments: ["\u{3}", "\u{4}"])
    func `control keys leave a clean terminal`(_ key: String) throws {
      let terminal = try Workshop().start("watch")
      #expect(terminal.wait(for: "q quit"))
      #expect(terminal.settings.c_lflag & tcflag_t(ECHO) == 0)
      terminal.type(key)
      #expect(terminal.finish(seconds: 30) == 0)
      #expect(terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON))
    }
  }
}
