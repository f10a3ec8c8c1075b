import ArgumentParser
import Foundation
import Proctor

/// The command `workbook`, without another word.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say where you are and what is next.",
    discussion: """
      Examples:
        ./workbook
        ./workbook status --ascii
      """)

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let progress = try ProgressRecord.read(in: catalog.root)
    let terminal = desk.terminal
    let passed = catalog.exercises.filter { progress[$0].passed != nil }.count
    let total = catalog.exercises.count
    terminal.write(
      terminal.paint("The Road to Low Rank", .bold) + "  \(passed) of \(total) exercises solved")
    guard let next = catalog.next(after: progress) else {
      terminal.write("", "Every exercise is solved. ./workbook check --all grades them once more.")
      return
    }
    let isBegun = catalog.isBegun(next)
    terminal.write(
      "",
      (isBegun ? "You are at " : "Next is ")
        + terminal.paint("\(next.number) \(next.title)", .bold) + " \(next.stars)",
      "  read    ./workbook next",
      "  edit    \(next.answerPath)",
      "  check   ./workbook check \(next.number)", "",
      "./workbook --help lists everything else.")
  }
}
