import ArgumentParser
import Proctor

/// The command `workbook doctor`.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is installed, what is missing, and the command that mends it.",
    discussion: """
      Exit status: 0 if exercises can be checked, 1 if something they need is missing.

      Examples:
        ./workbook doctor
      """)

  @OptionGroup var desk: Desk

  func run() throws {
    let terminal = desk.terminal
    let checkups = Checkup.all(root: try desk.root())
    for checkup in checkups { write(checkup) }
    let missing = checkups.filter { $0.found == nil }
    if missing.isEmpty {
      terminal.write("", "Nothing is missing.")
      return
    }
    terminal.write("")
    for case .sentence(let text) in missing.map(\.remedy) { terminal.say(text) }
    if let command = Checkup.installation(for: checkups) {
      terminal.write("To install what is missing:")
      // So that what is copied from several lines is one command.
      let lines = command.wrapped(to: terminal.width - 4)
      terminal.writeAsTheyAre(["  " + lines.joined(separator: " \\\n  ")])
    }
    if missing.contains(where: \.isNeeded) { throw ExitCode(1) }
  }

  private func write(_ checkup: Checkup) {
    let terminal = desk.terminal
    let isFound = checkup.found != nil
    let mark = terminal.paint(
      isFound ? "✓" : "✗", isFound ? .green : checkup.isNeeded ? .red : .yellow)
    let missing = checkup.isNeeded ? "missing" : "missing; only the book needs it"
    terminal.write("\(mark) \(checkup.name)", checkup.found ?? missing, at: 16)
  }
}
