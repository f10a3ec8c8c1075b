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
    for checkup in checkups { terminal.write(line(checkup)) }
    let missing = checkups.filter { $0.found == nil }
    if missing.isEmpty {
      terminal.write("", "Nothing is missing.")
      return
    }
    terminal.write("")
    for case .sentence(let text) in missing.map(\.remedy) { terminal.write(text) }
    if let command = Checkup.installation(for: checkups) {
      terminal.write("To install what is missing:", "  \(command)")
    }
    if missing.contains(where: \.isNeeded) { throw ExitCode(1) }
  }

  private func line(_ checkup: Checkup) -> String {
    let terminal = desk.terminal
    let name = checkup.name.padded(to: 14)
    guard let found = checkup.found else {
      let words = checkup.isNeeded ? "missing" : "missing; only the book needs it"
      return terminal.paint("✗", checkup.isNeeded ? .red : .yellow) + " \(name)\(words)"
    }
    let room = terminal.width - 17
    let text = found.count > room ? found.prefix(room - 1) + "…" : found[...]
    return terminal.paint("✓", .green) + " \(name)\(text)"
  }
}
