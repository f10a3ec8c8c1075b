import ArgumentParser
import Proctor

/// The command `workbook progress`.
struct ShowProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show how far you are, a bar per chapter.",
    discussion: """
      What you achieved is in progress.txt: plain text, safe to commit and to merge.

      Examples:
        ./workbook progress
      """)

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let progress = try ProgressRecord.read(in: catalog.root)
    let terminal = desk.terminal
    let names = catalog.chapters.map(\.title.count).max() ?? 0
    for chapter in catalog.chapters where !chapter.exercises.isEmpty {
      let passed = chapter.exercises.filter { progress[$0].passed != nil }
      let count = "\(passed.count) of \(chapter.exercises.count)".padded(to: 6)
      let bar = bar(passed.count, of: chapter.exercises.count)
      let stars = "★ \(stars(passed)) of \(stars(chapter.exercises))"
      let name = "\(chapter.number)".padded(to: 3) + chapter.title.padded(to: names)
      let rest = "  \(bar)  \(count)  \(stars)"
      let isLong = name.columns + rest.columns > terminal.width
      terminal.write(isLong ? [name.trimmingTrailingSpaces, " " + rest] : [name + rest])
    }
    let standings = catalog.exercises.map { progress[$0] }
    terminal.write(
      "",
      "\(standings.filter { $0.passed != nil }.count) of \(standings.count) exercises solved,"
        + " \(standings.map(\.hints).reduce(0, +)) hints opened,"
        + " \(standings.filter { $0.gaveUp != nil }.count) solutions looked at before.")
  }

  private func bar(_ count: Int, of total: Int) -> String {
    let cells = desk.terminal.width < 60 ? 12 : 20
    let full = total == 0 ? 0 : count * cells / total
    return desk.terminal.paint(String(repeating: "█", count: full), .green)
      + String(repeating: "░", count: cells - full)
  }

  private func stars(_ exercises: [ExerciseEntry]) -> Int {
    exercises.map(\.statement.level).reduce(0, +)
  }
}
