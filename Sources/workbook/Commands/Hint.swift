import ArgumentParser
import Foundation
import Proctor

/// The command `workbook hint`.
struct Hint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open one more hint.",
    discussion: """
      Hints go from gentle to nearly there; each call opens the next. Without a number it is about \
      the next exercise.

      Examples:
        ./workbook hint 2.3
        ./workbook hint 2.3 --again    the hints that are open already
      """)

  @Argument(help: "An exercise, such as 2.3.")
  var target: String?

  @Flag(help: "Show the hints that are open already, and open none.")
  var again = false

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let exercise = try desk.exercise(target, in: catalog)
    let terminal = desk.terminal
    let hints = exercise.statement.hints
    let open = try ProgressRecord.read(in: catalog.root)[exercise].hints
    terminal.write(terminal.paint("\(exercise.number) \(exercise.title)", .bold))
    if hints.isEmpty {
      terminal.write("This exercise has no hints.")
    } else if again || open >= hints.count {
      if open == 0 { terminal.write("No hint is open yet: ./workbook hint \(exercise.number)") }
      for number in 0..<min(open, hints.count) { show(number, of: hints) }
      if !again {
        let way = catalog.isHandout ? "." : ": ./workbook solution \(exercise.number) --give-up"
        terminal.write("", "That was the last one\(way)")
      }
    } else {
      // Recorded before it is shown: a hint that was seen counts.
      try ProgressRecord.record([(.hint(open + 1), exercise)], in: catalog.root)
      show(open, of: hints)
    }
  }

  private func show(_ index: Int, of hints: [String]) {
    let terminal = desk.terminal
    terminal.write("", terminal.paint("Hint \(index + 1) of \(hints.count)", .cyan))
    terminal.tell(hints[index])
  }
}
