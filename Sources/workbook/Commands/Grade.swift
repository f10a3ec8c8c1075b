public import ArgumentParser
import Foundation
public import Proctor

extension ReportFormat: ExpressibleByArgument {}

/// The command `workbook grade`.
struct Grade: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Grade a folder of answers that came from elsewhere.",
    usage: "workbook grade [2 | 2.3 …] [--answers FOLDER] [--format FORMAT] …",
    discussion: """
      Only the answers are taken from the folder; checks, solutions and libraries are this
      project's. An answer that does not compile costs itself only. An exercise is worth as many
      points as it has stars.

      Exit status: 0 if every exercise could be graded, whatever the grades; 1 if one could not,
      or if there was nothing to grade.

      Examples:
        ./workbook grade --answers ~/inbox/ada/exercises
        ./workbook grade --answers submission --format junit --output report.xml
        ./workbook grade 2 --format classroom     only chapter 2
      """)

  @Argument(help: "Exercises (2.3) or chapters (2); all without them.")
  var targets: [String] = []

  @Option(help: "The folder of answers; this project's exercises without it.")
  var answers: String?

  @Option(help: "text, html, json, junit, gradescope, classroom or csv.")
  var format = ReportFormat.text

  @Option(help: "The file to write; standard output without it.")
  var output: String?

  @Option(help: "The folder to compile in, empty or of an earlier grading; the cache without it.")
  var scratch: String?

  @OptionGroup var limit: TimeLimit

  @OptionGroup var desk: Desk

  func run() throws {
    let root = try desk.root()
    let catalog = try Catalog(root: root)
    let folder = scratch.map { URL(filePath: $0) } ?? Scratch.standard(for: root)
    let submission = try Submission(
      answers.map { URL(filePath: $0) } ?? root.appending(path: "exercises"), catalog: catalog)
    let examiner = desk.examiner(catalog, limit, scratch: try Scratch(folder))
    let registrar = Registrar(examiner, submission: submission)
    let selections = try targets.map { try Selection($0, in: catalog) }
    let wanted = Set(selections.flatMap(\.exercises).map(\.number))
    let book = try registrar.grade(wanted) { number in
      Output.complain("Grading chapter \(number) …")
    }
    let report = try format.report(book, root: root)
    if let output {
      try Files.write(report, to: URL(filePath: output).standardizedFileURL)
    } else {
      Output.write(report)
    }
    if !book.isComplete { throw ExitCode(1) }
  }
}
