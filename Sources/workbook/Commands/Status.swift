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
        + terminal.paint("\(next.number) \(next.title)", .bold) + " \(next.stars)")
    terminal.write("  read", "./workbook next", at: 10)
    terminal.write("  edit", next.answerPath, at: 10)
    terminal.write("  check", "./workbook check \(next.number)", at: 10)
    terminal.write("", "./workbook --help lists everything else.")
  }
}
