import Foundation
import Grading

/// What an author must have done for every exercise, and has not.
public struct Inspection: Sendable {
  /// A sentence for each flaw, with file and line where there is one.
  public private(set) var flaws: [String] = []
  /// How the checks fared on answers with known verdicts.
  public private(set) var proof = Proof()

  private let catalog: Catalog
  private var caughtMutants = 0
  private var unreported: [ExerciseNumber] = []

  /// How the reports of mutants fared, as a line.
  public var mutants: String {
    let rest = unreported.map(\.description).joined(separator: ", ")
    return "\(caughtMutants) caught again."
      + (rest.isEmpty ? "" : " Without a report, which make mutants writes: \(rest).")
  }

  /// Inspects everything that can be seen without running anything.
  public init(_ catalog: Catalog) {
    self.catalog = catalog
    for chapter in catalog.chapters {
      for exercise in chapter.exercises { inspect(exercise) }
      inspectStrays(in: chapter)
    }
    inspectNames()
  }

  /// Tries the checks of a chapter.
  public mutating func prove(_ chapter: Chapter, by examiner: Examiner) throws(ProctorError) {
    do {
      let chapterProof = try Proof(of: chapter, by: examiner)
      proof = proof + chapterProof
      flaws += chapterProof.flaws
      try inspectRoster(of: chapter, grader: examiner.builder.grader(of: chapter))
      try inspectMistakes(of: chapter)
      try inspectMutants(of: chapter, by: examiner)
    } catch .build(let product, let errors, let said) {
      flaws += errors.map { "\($0.path):\($0.line): \($0.message)." }
      if errors.isEmpty { flaws.append("It does not build: \(product). \(said)") }
    }
  }

  private mutating func inspectRoster(
    of chapter: Chapter, grader: URL
  ) throws(ProctorError) {
    for entry in try Proctor(grader: grader).roster() {
      guard let exercise = chapter.exercises.first(where: { $0.name == entry.name }) else {
        flaws.append("Sources/Checks/\(chapter.folder): \(entry.name) has no statement.")
        continue
      }
      if entry.mistakes.count < 4 {
        flaws.append("\(exercise.checkPath): \(entry.mistakes.count) mistakes; at least four.")
      }
    }
  }

  /// A mistake is the code that a person would write.
  private mutating func inspectMistakes(of chapter: Chapter) throws(ProctorError) {
    let folder = "Sources/Checks/\(chapter.folder)"
    let names = try Files.names(in: catalog.root.appending(path: folder)).sorted()
    let paths = names.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    let readings = inParallel(paths) { [catalog] path in
      Result { () throws(ProctorError) in
        try MistakeReading(catalog.root.appending(path: path), path: path)?.flaws
      }
    }
    for reading in readings { flaws += try reading.get() ?? [] }
  }

  private mutating func inspectMutants(
    of chapter: Chapter, by examiner: Examiner
  ) throws(ProctorError) {
    let round = MutantInspection.round(root: catalog.root)
    let inspection = try MutantInspection(of: chapter, by: examiner, round: round)
    flaws += inspection.flaws
    caughtMutants += inspection.caught
    unreported += inspection.unreported
  }

  private mutating func inspect(_ exercise: ExerciseEntry) {
    let statement = exercise.statement
    let path = exercise.statementPath
    if !statement.hasTitle { flaws.append("\(path): the front matter has no title.") }
    if !statement.hasLevel { flaws.append("\(path): the front matter has no level.") }
    if statement.parts.contains(where: { $0.kind == .task && $0.text.isEmpty }) {
      flaws.append("\(path): there is no question.")
    }
    if !(2...4).contains(statement.hints.count) {
      flaws.append("\(path): the number of hints is \(statement.hints.count); two to four.")
    }
    for kind in [Statement.Kind.example, .edges]
    where !statement.parts.contains(where: { $0.kind == kind }) {
      flaws.append("\(path): there is no block \(kind.rawValue).")
    }
    if statement.passed.isEmpty { flaws.append("\(path): there is no block passed.") }
    if statement.hints.contains(where: \.isEmpty) { flaws.append("\(path): a hint is empty.") }
    if !Files.exists(catalog.root.appending(path: exercise.checkPath)) {
      flaws.append("\(exercise.checkPath): the check is missing.")
    }
    inspectLinks(
      in: ([statement.text, statement.passed] + statement.hints).joined(separator: "\n"), path: path
    )
    inspectStub(of: exercise)
  }

  /// The stub in git must be the one that the solution gives; a learner may have changed the file.
  private mutating func inspectStub(of exercise: ExerciseEntry) {
    do {
      let stub = try catalog.stub(of: exercise)
      if catalog.answer(to: exercise) != stub && committed(exercise.answerPath) != stub {
        flaws.append("\(exercise.answerPath): is not the stub; try ./workbook author stubs.")
      }
    } catch {
      flaws.append(error.description)
    }
  }

  private func committed(_ path: String) -> String? {
    let process = ChildProcess(
      program: "git", arguments: ["-C", catalog.root.path, "show", ":\(path)"])
    guard let record = try? process.run(), record.exitCode == 0 else { return nil }
    return record.text(STDOUT_FILENO)
  }

  /// Links to files must lead somewhere.
  private mutating func inspectLinks(in text: String, path: String) {
    let folder = catalog.root.appending(path: path).deletingLastPathComponent()
    for part in text.split(separator: "](", omittingEmptySubsequences: false).dropFirst() {
      let target = part.prefix { $0 != ")" && $0 != "#" && $0 != " " }
      let isElsewhere = target.isEmpty || target.contains("://") || target.hasPrefix("figure:")
      if !isElsewhere && !Files.exists(folder.appending(path: String(target))) {
        flaws.append("\(path): the link to \(target) leads nowhere.")
      }
    }
  }

  private mutating func inspectStrays(in chapter: Chapter) {
    let names = Set(chapter.exercises.map { "\($0.name).swift" })
    let solutions = "solutions/\(chapter.folder)"
    let found = (try? Files.names(in: catalog.root.appending(path: solutions))) ?? []
    for name in found where name.hasSuffix(".swift") && !names.contains(name) {
      flaws.append("\(solutions)/\(name): belongs to no exercise.")
    }
    for (index, exercise) in chapter.exercises.enumerated()
    where exercise.number.index != index + 1 {
      flaws.append("\(exercise.statementPath): number \(index + 1) is missing or double.")
    }
  }

  private mutating func inspectNames() {
    let names = catalog.exercises.flatMap { [$0.slug] + $0.statement.formerly }
    for (name, group) in Dictionary(grouping: names, by: \.self) where group.count > 1 {
      flaws.append("exercises: the name \(name) is used \(group.count) times.")
    }
    flaws.sort()
  }
}

extension Catalog {
  /// Writes the stubs of exercises whose files are missing or are stubs already.
  ///
  /// - Returns: The files that changed.
  public func writeStubs() throws(ProctorError) -> [String] {
    var written: [String] = []
    for exercise in exercises {
      let stub = try stub(of: exercise)
      let answer = answer(to: exercise)
      if answer == stub { continue }
      // Whatever does not throw is an answer, and stays; what throws may be half of one.
      if let answer, !answer.contains("throw NotAttempted()") { continue }
      _ = try reset(exercise)
      written.append(exercise.answerPath)
    }
    return written
  }
}
