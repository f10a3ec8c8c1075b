import ArgumentParser
import Foundation
import Proctor

/// The command `workbook author mutants`.
struct AuthorMutants: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants",
    abstract: "Judge small changes of the reference answers, and report which ones pass.",
    discussion: """
      make mutants writes the changes and calls this. What was judged once is not judged again until
      the answer or its check changes. A mutant that passes is a gap in the check, unless the file
      beside the check proves in a line that it is as right as the answer.

      Examples:
        ./workbook author mutants 02          the mutants of chapter 2
        ./workbook author mutants 2.3 2.4     those of two exercises
        ./workbook author mutants 2.3 --show 9341128f
      """)

  @Argument(help: "Chapters and exercises, such as 02 or 2.3; without any, all.")
  var selection: [String] = []

  @Flag(help: "Judge also what was judged before.")
  var fresh = false

  @Option(help: "Judge one mutant, and write its file.")
  var show: String?

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try Catalog(root: try desk.root())
    let run = MutantRun(by: Examiner(catalog))
    let exercises = try chosen(in: catalog)
    if let show {
      guard let exercise = exercises.first, exercises.count == 1 else {
        throw Complaint("Name one exercise, such as 2.3, with --show.")
      }
      desk.terminal.writeAsTheyAre(try run.judge(show, of: exercise))
      return
    }
    let table = MutantTable()
    let terminal = desk.terminal
    terminal.writeAsTheyAre([table.head])
    let findings = try run.judge(exercises, fresh: fresh) {
      terminal.writeAsTheyAre([table.row($0)])
    }
    let flaws = findings.flatMap(\.flaws)
    for flaw in flaws { terminal.writeAsTheyAre(["", flaw]) }
    if !flaws.isEmpty { throw ExitCode(1) }
  }

  private func chosen(in catalog: Catalog) throws -> [ExerciseEntry] {
    if selection.isEmpty { return catalog.exercises }
    return try selection.flatMap { text -> [ExerciseEntry] in
      let found = catalog.exercises.filter {
        $0.number.description == text || $0.folder == text || $0.chapterLabel == text
          || "\($0.number.chapter)" == text
      }
      if found.isEmpty { throw Complaint("“\(text)” is neither a chapter nor an exercise.") }
      return found
    }
  }
}

/// The lines of a table with a row for each exercise.
private struct MutantTable: Sendable {
  private let columns = [
    "caught", "broke", "ran too long", "equivalent", "gaps", "not compiled", "refused",
  ]

  var head: String {
    "exercise".padded(to: 30) + columns.map { "  " + $0 }.joined() + "  seconds"
  }

  func row(_ finding: MutantRun.Finding) -> String {
    let name = "\(finding.exercise.number) \(finding.exercise.name)".padded(to: 30)
    let numbers = columns.map { column in
      let count = finding.counts.first { $0.name == column }?.count ?? 0
      return "  " + String("\(count)".padded(to: column.count, left: true))
    }
    let seconds = "\(Int(finding.seconds.rounded()))".padded(to: 7, left: true)
    return name + numbers.joined() + "  " + seconds
  }
}

extension String {
  fileprivate func padded(to width: Int, left: Bool = false) -> String {
    let blank = String(repeating: " ", count: max(0, width - count))
    return left ? blank + self : self + blank
  }
}
