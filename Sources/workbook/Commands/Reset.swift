import ArgumentParser
import Proctor

/// The command `workbook reset`.
struct Reset: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the stub back; your answer is kept in a dated copy.",
    discussion: """
      Examples:
        ./workbook reset 2.3
      """)

  @Argument(help: "An exercise, such as 2.3.")
  var target: String

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let exercise = try desk.exercise(target, in: catalog)
    if let kept = try catalog.reset(exercise) {
      desk.terminal.say("\(exercise.answerPath) is the stub again.")
      desk.terminal.write("Your answer is kept:", "  \(kept)")
    } else {
      desk.terminal.say("\(exercise.answerPath) is the stub; there is nothing to keep.")
    }
  }
}
