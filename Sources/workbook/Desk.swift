import ArgumentParser
import Foundation
import Proctor

/// What every command needs: the project, and how to write.
struct Desk: ParsableArguments {
  @Flag(help: "Write ASCII characters only.")
  var ascii = false

  /// Where to write.
  var terminal: Terminal { Terminal(isASCII: ascii) }

  /// The exercises of the project that the command was started in; answers to exercises that were
  /// renamed are moved first.
  func catalog() throws -> Catalog {
    let catalog = try Catalog(root: try root())
    for rename in try catalog.followRenames() {
      terminal.say(
        "\(rename.from) is now exercise \(rename.exercise.number), \(rename.exercise.answerPath)."
          + (rename.isMoved ? " Your answer was moved there." : ""))
      terminal.say("A copy is kept: \(rename.kept)")
      terminal.write("")
    }
    return try Catalog(root: catalog.root)
  }

  /// What judges answers; it says what it builds, since that takes a while.
  func examiner(
    _ catalog: Catalog, _ limit: TimeLimit? = nil, scratch: Scratch? = nil
  ) -> Examiner {
    var examiner = Examiner(catalog, scratch: scratch)
    if let limit { examiner.deadline = limit.deadline }
    let terminal = terminal
    examiner.builder.announce = { name in
      terminal.clearProgress()
      Output.complain("Building \(name) …")
    }
    return examiner
  }

  /// The project's folder: what the launcher says, or the folder at or above this one.
  func root() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["WORKBOOK_ROOT"] {
      return try Catalog.findRoot(from: URL(filePath: path))
    }
    return try Catalog.findRoot(from: URL(filePath: FileManager.default.currentDirectoryPath))
  }

  /// The exercise that a word names, or the next one without a word.
  func exercise(_ text: String?, in catalog: Catalog) throws -> ExerciseEntry {
    guard let text else {
      let progress = try ProgressRecord.read(in: catalog.root)
      guard let next = catalog.next(after: progress) else {
        throw Complaint("Every exercise is solved; name the one you mean.")
      }
      return next
    }
    let selection = try Selection(text, in: catalog)
    guard !selection.isChapter, let exercise = selection.exercises.first else {
      throw Complaint("“\(text)” is a chapter; name one exercise, such as \(text).1.")
    }
    return exercise
  }
}

extension Catalog {
  /// The first exercise that has not passed.
  func next(after progress: ProgressRecord) -> ExerciseEntry? {
    exercises.first { progress[$0].passed == nil }
  }
}
