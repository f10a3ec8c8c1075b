import ArgumentParser
import Proctor

/// The command `workbook list`.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the exercises.",
    discussion: """
      ✓ solved, ● begun, ○ not begun; stars tell how hard it is.

      Examples:
        ./workbook list
        ./workbook list 2
        ./workbook list --filter rank
      """)

  @Argument(help: "A chapter; all without it.")
  var chapter: Int?

  @Option(help: "Show only exercises whose number, title or name contains this text.")
  var filter: String?

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try desk.catalog()
    let terminal = desk.terminal
    let progress = try ProgressRecord.read(in: catalog.root)
    var isEmpty = true
    for entry in catalog.chapters where chapter == nil || entry.number == chapter {
      let exercises = entry.exercises.filter(matches)
      if exercises.isEmpty { continue }
      if !isEmpty { terminal.write("") }
      isEmpty = false
      terminal.write(terminal.paint("Chapter \(entry.number): \(entry.title)", .bold))
      for exercise in exercises { write(exercise, progress, catalog) }
    }
    if isEmpty { throw Complaint("No exercise matches; try ./workbook list.") }
  }

  private func matches(_ exercise: ExerciseEntry) -> Bool {
    guard let filter = filter?.lowercased() else { return true }
    let texts = ["\(exercise.number)", exercise.title, exercise.slug, exercise.name]
    return texts.contains { $0.lowercased().contains(filter) }
  }

  private func write(_ exercise: ExerciseEntry, _ progress: ProgressRecord, _ catalog: Catalog) {
    let terminal = desk.terminal
    let standing = progress[exercise]
    let mark =
      standing.passed != nil
      ? terminal.paint("✓", .green)
      : catalog.isBegun(exercise) ? terminal.paint("●", .yellow) : terminal.paint("○", .faint)
    let number = "\(exercise.number)".padded(to: 5)
    let notes = standing.gaveUp == nil ? "" : terminal.paint("  (solution seen)", .faint)
    terminal.write(
      "  \(mark) \(number) \(exercise.stars.padded(to: 3))", exercise.title + notes, at: 15)
  }
}
