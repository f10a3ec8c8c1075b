import ArgumentParser
import Foundation
import Proctor

/// The command `workbook solution`.
struct ShowSolution: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution",
    abstract: "Show the reference answer, once yours has passed.",
    discussion: """
      Before your answer has passed, --give-up shows it all the same; that is noted in \
      progress.txt.

      Examples:
        ./workbook solution 2.3
        ./workbook solution 2.3 --give-up
      """)

  @Argument(help: "An exercise, such as 2.3.")
  var target: String

  @Flag(help: "Show it although your answer has not passed.")
  var giveUp = false

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let exercise = try desk.exercise(target, in: catalog)
    let terminal = desk.terminal
    if catalog.isHandout { throw Complaint("This copy was handed out without solutions.") }
    let standing = try ProgressRecord.read(in: catalog.root)[exercise]
    if standing.passed == nil && standing.gaveUp == nil {
      guard giveUp else {
        let left = exercise.statement.hints.count - standing.hints
        terminal.write("Your answer to \(exercise.number) has not passed yet.")
        if left > 0 {
          terminal.write("Hints not opened yet: \(left), ./workbook hint \(exercise.number)")
        }
        terminal.say(
          "To see the solution all the same: ./workbook solution \(exercise.number) --give-up")
        throw ExitCode(1)
      }
      try ProgressRecord.record([(.gaveUp(ProgressRecord.today), exercise)], in: catalog.root)
    }
    let text = try solution(exercise, in: catalog)
    let path = exercise.solutionPath.wrapped(to: terminal.width)
    terminal.write(path.map { terminal.paint($0, .bold) } + [""])
    terminal.writeAsTheyAre(text)
  }

  /// The reference answer without the marks that the stub is derived by.
  private func solution(_ exercise: ExerciseEntry, in catalog: Catalog) throws -> [String] {
    try catalog.solution(of: exercise)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { !$0.contains("// answer.") }
  }
}
