import ArgumentParser
import Foundation
import Proctor

/// The command `workbook author`.
struct Author: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write exercises, and prove that they are in order.",
    discussion: """
      Examples:
        ./workbook author new 9 "Principal angles" --chapter angles
        ./workbook author new 9.1 "The angle between two planes"
        ./workbook author stubs
        ./workbook author check
      """,
    subcommands: [
      AuthorCheck.self, AuthorHandout.self, AuthorMutants.self, AuthorNew.self, AuthorStubs.self,
      AuthorTry.self,
    ])
}

/// The command `workbook author check`.
struct AuthorCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Inspect every exercise, and try its check on answers with known verdicts.",
    discussion: """
      Every exercise has a statement with title, level, question and hints, a reference that
      passes, a stub that is the reference with its body taken out and counts as not attempted, and
      at least four mistakes, each caught at the case that is there for it. Of the mutants of every
      reference there is a report that is of the reference and the check as they are; three of them
      are judged again, other ones after every commit.

      Examples:
        ./workbook author check
        ./workbook author check 02 03    the checks of two chapters
      """)

  @Argument(help: "Chapters whose checks are tried, such as 02; without any, all.")
  var chapters: [String] = []

  @Flag(help: "Take the checks that are there for built, as after swift build --build-tests.")
  var noBuild = false

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try Catalog(root: try desk.root())
    let terminal = desk.terminal
    for label in chapters where !catalog.chapters.contains(where: { $0.label == label }) {
      throw Complaint("“\(label)” is no chapter, such as 02.")
    }
    var inspection = Inspection(catalog)
    var examiner = desk.examiner(catalog)
    examiner.builder.mayBuild = !noBuild
    for chapter in catalog.chapters
    where !chapter.exercises.isEmpty && (chapters.isEmpty || chapters.contains(chapter.label)) {
      terminal.writeProgress("Trying the checks of chapter \(chapter.number) …")
      try inspection.prove(chapter, by: examiner)
    }
    terminal.clearProgress()
    for flaw in inspection.flaws { terminal.say(terminal.paint("✗ ", .red) + flaw) }
    terminal.write("Proof: " + inspection.proof.sentence)
    terminal.write("Mutants: " + inspection.mutants)
    if !inspection.flaws.isEmpty { throw ExitCode(1) }
  }
}

/// The command `workbook author new`.
struct AuthorNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Lay down the files of a new chapter or exercise.",
    discussion: """
      A new chapter builds, runs and has a page; a new exercise has a statement, a reference, its
      stub and a check.

      Examples:
        ./workbook author new 9 "Principal angles" --chapter angles
        ./workbook author new 9.1 "The angle between two planes"
      """)

  @Argument(help: "The number of a chapter, such as 9, or of an exercise, such as 9.1.")
  var number: String

  @Argument(help: "Its title.")
  var title: String

  @Option(help: "The new chapter's name, for its folder and its program: lowercase, with hyphens.")
  var chapter: String?

  @OptionGroup var desk: Desk

  func run() throws {
    guard title.contains(where: \.isLetter) else {
      throw Complaint("The title gives the exercise its name; it needs letters.")
    }
    if let number = Int(number) { return try layChapter(number) }
    guard let number = ExerciseNumber(number), number.chapter >= 0, number.index > 0 else {
      throw Complaint(
        "“\(number)” is the number of no chapter, such as 9, and of no exercise, such as 9.1.")
    }
    try layExercise(number)
  }

  private func layChapter(_ number: Int) throws {
    let root = try desk.root()
    guard (0...99).contains(number) else {
      throw Complaint("Chapters have numbers from 0 to 99, not \(number).")
    }
    if let other = try Catalog.chapterFolders(of: root)[number] {
      throw Complaint("Chapter \(number) is there already: chapters/\(other).")
    }
    guard let chapter, chapter.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw Complaint(
        "A new chapter needs a name in lowercase, with hyphens, such as --chapter principal-angles."
      )
    }
    let draft = ChapterDraft(number: number, title: title, slug: chapter)
    try draft.write(in: root)
    desk.terminal.write(draft.files.map(\.path) + [""] + draft.steps)
  }

  private func layExercise(_ number: ExerciseNumber) throws {
    let root = try desk.root()
    if let other = try Catalog(root: root).exercise(number) {
      throw Complaint("Exercise \(number) is there already: \(other.title).")
    }
    guard let folder = try Catalog.chapterFolders(of: root)[number.chapter] else {
      throw Complaint(
        "There is no chapter \(number.chapter) yet; begin with"
          + " ./workbook author new \(number.chapter) \"Title\" --chapter name.")
    }
    let draft = Draft(number: number, title: title, folder: folder)
    try draft.write(in: root)
    desk.terminal.write(draft.files.map(\.path) + [""] + draft.steps)
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
