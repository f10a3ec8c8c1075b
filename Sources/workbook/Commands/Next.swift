import ArgumentParser
import Foundation
import Proctor

/// The command `workbook next`.
struct Next: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the question of the next exercise.",
    discussion: """
      The next exercise is the first that has not passed. With a number, shows that one.

      Examples:
        ./workbook next
        ./workbook next 2.3
      """)

  @Argument(help: "An exercise, such as 2.3.")
  var target: String?

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let exercise = try desk.exercise(target, in: catalog)
    let terminal = desk.terminal
    terminal.write(
      terminal.paint("\(exercise.number) \(exercise.title)", .bold) + " \(exercise.stars)", "")
    for part in exercise.statement.parts {
      if part.kind != .task {
        terminal.write("", terminal.paint(part.kind.rawValue.capitalized, .bold))
      }
      terminal.tell(part.text)
    }
    if !exercise.statement.without.isEmpty {
      let names = exercise.statement.without.joined(separator: ", ")
      terminal.write("")
      terminal.say("To be solved without: \(names)")
    }
    terminal.write("")
    terminal.write("Edit", exercise.answerPath, at: 7)
    terminal.write("Check", "./workbook check \(exercise.number)", at: 7)
    let hints = exercise.statement.hints.count
    terminal.write("Hint", "./workbook hint \(exercise.number)  (\(hints) hints)", at: 7)
  }
}
