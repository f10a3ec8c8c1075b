public import ArgumentParser
import Foundation
public import Proctor

extension ReportFormat: ExpressibleByArgument {}

/// The command `workbook grade`.
struct Grade: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Grade answers that came from elsewhere: one student's, or a class's.",
    usage: """
      workbook grade [2 | 2.3 …] --answers FOLDER [--format FORMAT] [--output FILE]
             workbook grade [2 | 2.3 …] --submissions FOLDER --output FOLDER
      """,
    discussion: """
      Only the answers are taken from the folder, wherever they lie in it; checks, solutions and \
      libraries are this project's. Compiler and answers run in a sandbox. An exercise is worth \
      as many points as it has stars, unless the settings say otherwise.

      A class's results are a table, a page for each student and a report for each student. \
      Ctrl-C stops; the same command goes on.

      Exit status: 0 if every answer could be graded, whatever the grades; 1 if one could not, or \
      if there was nothing to grade. instructor/README.md tells the rest.

      Examples:
        ./workbook grade --answers ~/inbox/ada
        ./workbook grade 2 --answers ada.zip --format junit --output ada.xml
        ./workbook grade --submissions ~/inbox --settings week3.txt --output ~/week3
      """)

  @Argument(help: "Exercises (2.3) or chapters (2); all, or the settings', without them.")
  var targets: [String] = []

  @Option(help: "One student's folder, file or archive; this project's exercises without it.")
  var answers: String?

  @Option(help: "A folder with what many students handed in.")
  var submissions: String?

  @Option(help: "A file that says which exercises count, and how much.")
  var settings: String?

  @Option(help: "text, html, json, junit, gradescope, classroom or csv.")
  var format: ReportFormat?

  @Option(help: "The file to write, or the folder for a class; standard output without it.")
  var output: String?

  @Option(help: "The folder to compile in, empty or of an earlier grading; the cache without it.")
  var scratch: String?

  @Flag(help: "Run compiler and answers as you: they can do what you can.")
  var withoutSandbox = false

  @Flag(help: "Build the checks and try the sandbox, but grade nothing.")
  var prepare = false

  @Flag(help: "Build nothing: take the checks as they were built before.")
  var noBuild = false

  @Flag(help: "Show what counts and how much, and grade nothing.")
  var show = false

  @OptionGroup var limit: TimeLimit

  @OptionGroup var desk: Desk

  func validate() throws {
    if answers != nil && submissions != nil {
      throw ValidationError("--answers is one student's, --submissions are many's: give one.")
    }
    if prepare && noBuild {
      throw ValidationError("--prepare builds, --no-build does not: give one.")
    }
    if submissions != nil && output == nil && !show && !prepare {
      throw ValidationError("A class's results are files; say where with --output FOLDER.")
    }
  }

  func run() throws {
    let root = try desk.root()
    let catalog = try Catalog(root: root)
    let assignment = try assignment(catalog)
    if show { return write(assignment) }
    let folder = try output.map(Self.place)
    // What is wrong with the folders is said before anything is built.
    let inbox = try submissions.map { try Inbox(try Self.place($0), catalog: catalog) }
    let results =
      try inbox == nil
      ? nil : folder.map { try ClassFolder($0, format: format ?? .json, root: root) }
    let registrar = try registrar(catalog, assignment, results)
    defer { registrar.cleanUp() }
    if prepare {
      return desk.terminal.say(
        "Everything is built. Answers run "
          + (withoutSandbox ? "without a sandbox." : "in a sandbox."))
    }
    if let inbox, let results {
      try grade(inbox, into: results, ClassGrading(catalog, registrar: registrar))
    } else {
      try grade(catalog, by: registrar, into: folder)
    }
  }

  private func assignment(_ catalog: Catalog) throws -> Assignment {
    var assignment = Assignment(catalog)
    if let settings { assignment = try Assignment(try Self.place(settings), catalog: catalog) }
    if !targets.isEmpty {
      let chosen = try targets.flatMap { try Selection($0, in: catalog).exercises.map(\.number) }
      assignment.exercises = catalog.exercises.filter { chosen.contains($0.number) }
    }
    if let seconds = limit.chosen { assignment.deadline = seconds }
    return assignment
  }

  private func registrar(
    _ catalog: Catalog, _ assignment: Assignment, _ results: ClassFolder?
  ) throws -> Registrar {
    var examiner = desk.examiner(catalog)
    examiner.builder.mayBuild = !noBuild
    // One's own answers are trusted as `check` trusts them.
    let isTrusted = withoutSandbox || (answers == nil && submissions == nil && !prepare)
    let sandbox = isTrusted ? nil : try Sandbox(confine: try examiner.builder.buildConfine())
    let place = try scratch.map(Self.place) ?? Scratch.standard(for: catalog.root)
    return try Registrar(
      examiner, assignment, scratch: try Scratch(place), sandbox: sandbox, results: results)
  }

  /// Grades one student's answers.
  private func grade(_ catalog: Catalog, by registrar: Registrar, into file: URL?) throws {
    let place = try answers.map(Self.place) ?? catalog.root.appending(path: "exercises")
    let book = registrar.grade(try Submission(place, catalog: catalog))
    let report = try (format ?? .text).report(book, root: catalog.root)
    if let file { try Files.write(report, to: file) } else { Output.write(report) }
    if !book.isComplete { throw ExitCode(1) }
  }

  /// The place that a path names.
  private static func place(_ path: String) throws -> URL {
    if path.isEmpty { throw Complaint("An empty path names no file and no folder.") }
    return URL(filePath: path).standardizedFileURL
  }
}
