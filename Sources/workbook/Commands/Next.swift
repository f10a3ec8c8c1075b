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
    terminal.tell(exercise.statement.text)
    if !exercise.statement.without.isEmpty {
      let names = exercise.statement.without.joined(separator: ", ")
      terminal.write("")
      terminal.say("To be solved without: \(names)")
    }
    terminal.write(
      "", "Edit   \(exercise.answerPath)", "Check  ./workbook check \(exercise.number)",
      "Hint   ./workbook hint \(exercise.number)  (\(exercise.statement.hints.count) hints)")
  }
}

extension String {
  /// The text wrapped paragraph by paragraph and item by item; what is fenced stays as it is.
  func paragraphs(width: Int) -> [String] {
    var lines: [String] = []
    var paragraph = ""
    var isFenced = false
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      let isFence = line.hasPrefix("```")
      if isFence { isFenced.toggle() }
      let standsAlone = isFenced || isFence || line.isEmpty || "|>".contains(line.prefix(1))
      if standsAlone || line.hasPrefix("- ") || line.hasPrefix("$$") {
        lines += paragraph.wrapped(to: width)
        paragraph = ""
      }
      if standsAlone {
        lines.append(String(line))
      } else {
        paragraph += (paragraph.isEmpty ? "" : " ") + line
      }
    }
    return lines + paragraph.wrapped(to: width)
  }
}
