import ArgumentParser
import Foundation
import Proctor

/// The command `workbook author try`.
struct AuthorTry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Judge files as answers of an exercise, a line of JSON for each.",
    discussion: """
      The lines come in the order of the files. Each has the file, the verdict (passed, failed, not \
      attempted, refused, does not compile, or how it broke), and the case where there is one.

      Examples:
        ./workbook author try 2.3 wrong/*.swift

      Exit status: 0, whatever the verdicts.
      """)

  @Argument(help: "The exercise.")
  var exercise: String

  @Argument(help: "Files that stand for its answer.")
  var files: [String]

  @OptionGroup var limit: TimeLimit

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try Catalog(root: try desk.root())
    let examiner = desk.examiner(catalog, limit)
    let exercise = try desk.exercise(exercise, in: catalog)
    try examiner.tryOut(files.map { URL(filePath: $0) }, for: exercise) { trial in
      Output.write(trial.line)
    }
  }
}
