import ArgumentParser
import Foundation
import Proctor

/// The command `workbook watch`.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check each answer when it is saved.",
    discussion: """
      Examples:
        ./workbook watch
        ./workbook watch --poll    where the file system sends no events (network drives)

      It ends by the key q, by Ctrl-C, or where standard input ends.
      """)

  @Flag(help: "Look at the files' times; wait for no events.")
  var poll = false

  @OptionGroup var limit: TimeLimit

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let raw = RawTerminal()
    defer { raw.restore() }
    let watcher = SaveWatcher(catalog, usesEvents: !poll)
    let terminal = desk.terminal
    terminal.write(
      "Watching exercises/ "
        + (watcher.hasEvents ? "(by events)." : "(by looking ten times a second)."))
    var session = WatchSession(terminal: terminal, examiner: desk.examiner(catalog, limit))
    if raw.isTerminal { session.writeKeys() }
    while true {
      let event = watcher.next()
      if raw.isTerminal { terminal.clearProgress() }
      switch event {
      case .ended, .key("q"):
        terminal.write("Good-bye.")
        return
      case .saved(let paths): session.check(paths)
      case .key("c"), .key("\n"), .key("\r"): session.checkAgain()
      case .key("h"): session.hint()
      case .key("n"): session.showNext()
      case .key: session.writeKeys()
      }
      if raw.isTerminal { session.writePrompt() }
    }
  }
}

/// What the watcher remembers from save to save.
struct WatchSession {
  let terminal: Terminal
  let catalog: Catalog
  let examiner: Examiner
  private var current: ExerciseEntry?

  init(terminal: Terminal, examiner: Examiner) {
    self.terminal = terminal
    self.examiner = examiner
    catalog = examiner.catalog
    current = (try? ProgressRecord.read(in: catalog.root)).flatMap { catalog.next(after: $0) }
  }

  /// Checks the exercises whose files were saved.
  mutating func check(_ paths: [String]) {
    for path in paths {
      // Before anything else: a save that seems to do nothing worries people.
      guard let exercise = catalog.exercises.first(where: { $0.answerPath == path }) else {
        terminal.write("", "Saved \(path), which belongs to no exercise.")
        continue
      }
      terminal.write("", terminal.paint("Saved \(path): checking \(exercise.number) …", .faint))
      current = exercise
      grade(exercise)
    }
  }

  /// Checks the current exercise again.
  mutating func checkAgain() {
    guard let current else { return }
    terminal.write("", terminal.paint("Checking \(current.number) …", .faint))
    grade(current)
  }

  private func grade(_ exercise: ExerciseEntry) {
    guard let chapter = catalog.chapter(exercise.number.chapter) else { return }
    var session = CheckSession(terminal: terminal, isDetailed: true)
    do {
      try session.grade([exercise], of: chapter, by: examiner)
    } catch {
      terminal.write("\(error)")
    }
  }

  /// Opens one more hint of the current exercise.
  func hint() { run(Hint.self, [current.map { "\($0.number)" } ?? ""]) }

  /// Shows the next exercise's question.
  func showNext() { run(Next.self, []) }

  private func run(_ command: any ParsableCommand.Type, _ arguments: [String]) {
    terminal.write("")
    let words = arguments.filter { !$0.isEmpty } + (terminal.isASCII ? ["--ascii"] : [])
    do {
      var command = try command.parseAsRoot(words)
      try command.run()
    } catch {
      terminal.write(command.message(for: error))
    }
  }

  /// Writes which keys do what.
  func writeKeys() {
    terminal.write("Keys: c check again · h hint · n next question · q quit")
  }

  /// Writes that the watcher waits.
  func writePrompt() { terminal.writeProgress("Waiting for a save (c h n q) ") }
}
