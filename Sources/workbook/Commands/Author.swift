import ArgumentParser
import Foundation
import Proctor

/// The command `workbook author`.
struct Author: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write exercises, and prove that they are in order.",
    discussion: """
      Examples:
        ./workbook author new 3.4 "Deterministic selection"
        ./workbook author stubs
        ./workbook author check
      """,
    subcommands: [AuthorCheck.self, AuthorNew.self, AuthorStubs.self])
}

/// The command `workbook author check`.
struct AuthorCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Inspect every exercise, and try its check on answers with known verdicts.",
    discussion: """
      Every exercise has a statement with title, level, question and hints, a reference that
      passes, a stub that is the reference with its body taken out and counts as not attempted, and
      at least four mistakes, each caught at the case that is there for it.

      Examples:
        ./workbook author check
      """)

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try Catalog(root: try desk.root())
    let terminal = desk.terminal
    var inspection = Inspection(catalog)
    let builder = Builder(root: catalog.root)
    for chapter in catalog.chapters where !chapter.exercises.isEmpty {
      terminal.writeProgress("Trying the checks of chapter \(chapter.number) …")
      try inspection.prove(chapter, builder: builder)
    }
    terminal.clearProgress()
    for flaw in inspection.flaws { terminal.say(terminal.paint("✗ ", .red) + flaw) }
    terminal.write("Proof: " + inspection.proof.sentence)
    if !inspection.flaws.isEmpty { throw ExitCode(1) }
  }
}

/// The command `workbook author new`.
struct AuthorNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Lay down the files of a new exercise.",
    discussion: """
      Examples:
        ./workbook author new 3.4 "Deterministic selection"
        ./workbook author new 4.1 "Skinny sketches" --chapter random-sketches
      """)

  @Argument(help: "Its number, such as 3.4.")
  var number: String

  @Argument(help: "Its title.")
  var title: String

  @Option(help: "The chapter's name, for its first exercise.")
  var chapter: String?

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try Catalog(root: try desk.root())
    guard let number = ExerciseNumber(number), number.chapter >= 0, number.index > 0 else {
      throw Complaint("“\(number)” is not the number of an exercise, such as 3.4.")
    }
    if let other = catalog.exercise(number) {
      throw Complaint("Exercise \(number) is there already: \(other.title).")
    }
    guard title.contains(where: \.isLetter) else {
      throw Complaint("The title gives the exercise its name; it needs letters.")
    }
    let draft = Draft(number: number, title: title, folder: try folder(number, in: catalog))
    try draft.write(in: catalog.root)
    desk.terminal.write(draft.files.map(\.path) + [""] + draft.steps)
  }

  private func folder(_ number: ExerciseNumber, in catalog: Catalog) throws -> String {
    if let known = catalog.chapter(number.chapter) { return known.folder }
    guard let chapter else {
      throw Complaint("Chapter \(number.chapter) has no folder yet; name it by --chapter.")
    }
    return (number.chapter < 10 ? "0" : "") + "\(number.chapter)-\(chapter)"
  }
}

/// The command `workbook author stubs`.
struct AuthorStubs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stubs",
    abstract: "Write the stubs that the solutions give; answers stay as they are.",
    discussion: """
      Examples:
        ./workbook author stubs
      """)

  @OptionGroup var desk: Desk

  func run() throws {
    let written = try Catalog(root: try desk.root()).writeStubs()
    desk.terminal.write(written.isEmpty ? ["Every stub is as it should be."] : written)
  }
}
