import ArgumentParser
import Foundation

/// The learner's companion: it lists the exercises and grades the answers.
@main struct Workbook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Find, solve and check the exercises of The Road to Low Rank.",
    discussion: """
      Examples:
        ./workbook check 2.3      grade your answer to exercise 2.3
        ./workbook check 2        grade your answers to chapter 2
        ./workbook check --all    grade everything, and prove the grader
        ./workbook list           list the exercises

      Exit status: 0 if what was asked for is right, 1 if an answer is wrong, broken or (asked
      for by its number) not attempted, 64 if the command line is wrong.
      """,
    subcommands: [List.self, Check.self])
}
