package import Foundation
package import Grading

/// Judges answers: what `check`, `grade`, `author` and `swift test` do, without a word on the terminal.
///
/// The way of an answer: it is read, compiled apart from all others, held against the rules, run in a
/// process of its own, and judged by the check, which runs in another.
public struct Examiner: Sendable {
  /// The exercises.
  public let catalog: Catalog
  /// What builds the graders and what answers are compiled against.
  public var builder: Builder
  /// Seconds that an answer has.
  public var deadline = Deadline.usual
  /// Seconds that one call of the compiler may take.
  package var compilerDeadline = AnswerCompiler.usualDeadline
  /// Where answers are compiled, a folder for each.
  package var folder: URL
  /// What is done to the command of a compiler that reads an answer, which is compiled in a folder.
  package var enclose: @Sendable (_ command: [String], _ folder: URL) -> [String] = {
    command, _ in command
  }
  /// How the process of an answer is started.
  package var cell: @Sendable (_ program: URL, Allowance) -> Cell = {
    Cell(plain: $0, allowance: $1)
  }

  /// Makes an examiner for a project.
  ///
  /// - Parameters:
  ///   - catalog: The exercises.
  ///   - scratch: Where answers are compiled; beside the project's own builds without it.
  public init(_ catalog: Catalog, scratch: Scratch? = nil) {
    self.catalog = catalog
    builder = Builder(root: catalog.root)
    folder = scratch?.folder ?? catalog.root.appending(path: ".build/workbook/answers")
  }

  /// Judges the learner's answers to exercises of one chapter.
  ///
  /// - Returns: An outcome for each exercise, in the same order.
  public func examine(
    _ exercises: [ExerciseEntry], of chapter: Chapter
  ) throws(ProctorError) -> [Outcome] {
    try examine(exercises, of: chapter, on: OwnAnswers(catalog: catalog))
  }

  /// Judges answers, wherever they lie, to exercises of one chapter.
  ///
  /// - Returns: An outcome for each exercise, in the same order.
  func examine(
    _ exercises: [ExerciseEntry], of chapter: Chapter, on shelf: some AnswerShelf
  ) throws(ProctorError) -> [Outcome] {
    var handins: [Handin] = []
    for exercise in exercises {
      handins.append(try shelf.handin(for: exercise, in: catalog))
    }
    return try judge(handins, of: chapter)
  }

  /// Judges what was handed in, on all cores.
  func judge(_ handins: [Handin], of chapter: Chapter) throws(ProctorError) -> [Outcome] {
    let needsCompiler = handins.contains { if case .sources = $0 { true } else { false } }
    if !needsCompiler { return handins.map { $0.settled ?? Outcome(.stub) } }
    let desk = try desk(for: chapter)
    return inParallel(handins) { handin in
      if let settled = handin.settled { return settled }
      guard case .sources(let sources) = handin else { return Outcome(.stub) }
      return desk.judge(sources)
    }
  }

  /// All that it takes to judge answers of a chapter, built.
  func desk(for chapter: Chapter) throws(ProctorError) -> JudgingDesk {
    let kit = try builder.buildKit()
    let grader = try builder.build(chapter)
    var proctor = Proctor(grader: grader, deadline: deadline)
    proctor.runtime = catalog.isHandout ? kit.toolchain.runtime : nil
    proctor.cell = cell
    var compiler = AnswerCompiler(kit: kit)
    compiler.enclose = enclose
    compiler.deadline = compilerDeadline
    return JudgingDesk(catalog: catalog, compiler: compiler, proctor: proctor, folder: folder)
  }
}

/// Where an answer is compiled, run and judged.
struct JudgingDesk: Sendable {
  let catalog: Catalog
  var compiler: AnswerCompiler
  var proctor: Proctor
  let folder: URL

  /// Judges one answer.
  func judge(_ sources: AnswerSources) -> Outcome {
    let exercise = sources.exercise
    return judge(sources, in: folder.appending(path: "\(exercise.folder)/\(exercise.name)"))
  }

  /// Judges one answer, which is compiled in a folder of its own.
  func judge(_ sources: AnswerSources, in place: URL) -> Outcome {
    let exercise = sources.exercise
    do {
      let solution = try Files.text(of: catalog.root.appending(path: exercise.solutionPath))
      let signature = try Signature(in: solution, path: exercise.solutionPath)
      let compiled = try compiler.compile(sources, as: signature, in: place)
      if let failure = compiled.failure {
        var outcome = Outcome(failure.end)
        outcome.dependsOnNeighbors = !compiled.isAlone
        return outcome
      }
      var outcome = proctor.grade(exercise.name, program: AnswerCompiler.program(in: place))
      outcome.leftOut = compiled.leftOut
      outcome.dependsOnNeighbors = !compiled.isAlone
      if outcome.isNotAttempted, let neighbor = stub(among: compiled.calledNeighbors, sources) {
        outcome.end = neighbor
      }
      return outcome
    } catch {
      return Outcome(.ungraded(error.description))
    }
  }

  /// What verdicts depend on beside the answers.
  var stamp: String {
    compiler.kit.stamp + Stamp(of: [proctor.grader.path], root: URL(filePath: "/")).text
  }

  /// How many cases the check of an exercise has: as many as its reference passes.
  func caseCount(of exercise: ExerciseEntry) -> Int? {
    guard case .verdict(.passed(let cases)) = proctor.grade(exercise.name, .reference).end else {
      return nil
    }
    return cases
  }

  /// The neighbor that was called and is not attempted.
  private func stub(among names: [String], _ sources: AnswerSources) -> Outcome.End? {
    let called = sources.neighbors.filter { names.contains($0.exercise.name) }
    guard let neighbor = called.first(where: \.isStub),
      let solution = try? Files.text(
        of: catalog.root.appending(path: neighbor.exercise.solutionPath)),
      let signature = try? Signature(in: solution, path: neighbor.exercise.solutionPath)
    else { return nil }
    return .needsNeighbor(function: signature.name, of: neighbor.exercise.number)
  }
}

extension Handin {
  /// The outcome where nothing has to be compiled.
  var settled: Outcome? {
    switch self {
    case .stub: Outcome(.stub)
    case .absent(let absence): Outcome(.absent(absence))
    case .unreadable(let reason): Outcome(.unreadable(reason))
    case .sources: nil
    }
  }
}

extension AnswerCompiler.Failure {
  fileprivate var end: Outcome.End {
    switch self {
    case .refused(let refusal): .refused(refusal)
    case .doesNotCompile(let errors): .doesNotCompile(errors)
    case .absent(let absence): .absent(absence)
    case .stuck(let reason): .ungraded(reason)
    }
  }
}
