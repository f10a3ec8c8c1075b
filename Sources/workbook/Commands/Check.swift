import ArgumentParser
import Foundation
import Proctor

/// The command `workbook check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Grade your answers.",
    discussion: """
      Each answer runs in a process of its own, for at most 10 seconds. A crash, an endless loop \
      or a compile error is named; the other answers are graded all the same.

      Examples:
        ./workbook check 2.3                  one exercise
        ./workbook check 2                    a chapter
        ./workbook check numerical-rank       by name, or by the path of the file
        ./workbook check --all                everything; proves the grader, too

      Exit status: 0 if all that you attempted is right; 1 if not, or if the one exercise that \
      you name is not attempted.
      """)

  @Argument(help: "Exercises (2.3), chapters (2), names or files.")
  var targets: [String] = []

  @Flag(help: "Grade all exercises, and prove that the grader can be trusted.")
  var all = false

  @OptionGroup var limit: TimeLimit

  @OptionGroup var desk: Desk

  func validate() throws {
    if targets.isEmpty != all {
      throw ValidationError("Name an exercise (2.3), a chapter (2), or give --all.")
    }
  }

  func run() throws {
    let catalog = try desk.catalog()
    let selections = try targets.map { try Selection($0, in: catalog) }
    let wanted = Set(selections.flatMap(\.exercises).map(\.number))
    let examiner = desk.examiner(catalog, limit)
    var session = CheckSession(
      terminal: desk.terminal, isDetailed: wanted.count == 1 && !selections[0].isChapter)
    for chapter in catalog.chapters {
      let exercises = chapter.exercises.filter { all || wanted.contains($0.number) }
      if !exercises.isEmpty { try session.grade(exercises, of: chapter, by: examiner) }
    }
    session.writeSummary()
    if all { try session.prove(catalog, by: examiner) }
    if !session.isRight { throw ExitCode(1) }
  }
}
