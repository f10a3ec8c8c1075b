public import Foundation
import Grading

/// Builds chapters and grades answers: what `workbook check` does, without a word on the terminal.
public struct Examiner: Sendable {
  /// The exercises.
  public let catalog: Catalog
  /// What builds the graders.
  public var builder: Builder
  /// Seconds that an answer has.
  public var deadline = 10.0

  /// Makes an examiner for a project.
  public init(_ catalog: Catalog) {
    self.catalog = catalog
    builder = Builder(root: catalog.root)
  }

  /// Grades the learner's answers to exercises of one chapter.
  ///
  /// - Returns: An outcome for each exercise, in the same order.
  public func examine(
    _ exercises: [ExerciseEntry], of chapter: Chapter
  ) throws(ProctorError) -> [Outcome] {
    let refusals = exercises.map { refusal(of: $0, in: chapter) }
    if refusals.allSatisfy({ $0 != nil }) { return refusals.compactMap(\.self).map(Outcome.init) }
    switch try builder.build(chapter) {
    case .built(let grader):
      return run(exercises, of: chapter, with: grader)
    case .broken(let errors):
      let blame = Blame(errors, chapter: chapter)
      return zip(exercises, refusals).map { exercise, refusal in
        refusal.map(Outcome.init) ?? Outcome(isStub(exercise) ? .stub : blame.end(for: exercise))
      }
    case .stuck(let lines):
      return exercises.map { _ in Outcome(.ungraded("The build stopped:\n\(lines)")) }
    }
  }

  /// Grades answers that other answers' compile errors keep from being built.
  ///
  /// They are built in a copy of the project in which stubs take the place of the others; the copy
  /// stays in the build folder, so that only the first time takes long.
  public func examineApart(_ exercises: [ExerciseEntry]) throws(ProctorError) -> [Outcome] {
    let folder = catalog.root.appending(path: ".build/apart")
    let registrar = Registrar(
      catalog, stage: try Stage(of: catalog.root, in: folder),
      submission: try Submission(catalog.root.appending(path: "exercises"), catalog: catalog),
      deadline: deadline)
    let book = try registrar.grade(Set(exercises.map(\.number)))
    return exercises.compactMap { exercise in
      book.entries.first { $0.exercise.number == exercise.number }?.outcome
    }
  }

  private func isStub(_ exercise: ExerciseEntry) -> Bool {
    (try? catalog.stub(of: exercise)).map { $0 == catalog.answer(to: exercise) } ?? false
  }

  /// Grades the learner's answers with a grader that is built.
  public func run(
    _ exercises: [ExerciseEntry], of chapter: Chapter, with grader: URL
  ) -> [Outcome] {
    let proctor = Proctor(grader: grader, deadline: deadline)
    return inParallel(exercises) { exercise in
      if let refusal = refusal(of: exercise, in: chapter) { return Outcome(refusal) }
      return proctor.grade(exercise.name, .learner)
    }
  }

  /// The rule that an answer's text breaks, or that of a file beside it which is no exercise's.
  public func refusal(of exercise: ExerciseEntry, in chapter: Chapter) -> Refusal? {
    let rules = HouseRules(without: exercise.statement.without)
    let folder = catalog.root.appending(path: "exercises/\(chapter.folder)")
    let own = Set(chapter.exercises.map { "\($0.name).swift" })
    let helpers = ((try? Files.names(in: folder)) ?? []).filter {
      $0.hasSuffix(".swift") && !own.contains($0)
    }
    for file in ["\(exercise.name).swift"] + helpers {
      guard let source = try? Files.text(of: folder.appending(path: file)) else { continue }
      if var refusal = rules.violation(in: source) {
        refusal.path = "exercises/\(chapter.folder)/\(file)"
        return refusal
      }
    }
    return nil
  }
}

/// Whose fault it is that a chapter does not compile.
struct Blame {
  private let errors: [Diagnostic]
  private let chapter: Chapter

  init(_ errors: [Diagnostic], chapter: Chapter) {
    self.errors = errors
    self.chapter = chapter
  }

  /// What an exercise of the chapter is told.
  func end(for exercise: ExerciseEntry) -> Outcome.End {
    let own = errors.filter { $0.path == exercise.answerPath }
    if !own.isEmpty { return .doesNotCompile(own) }
    let answers = errors.filter { $0.path.hasPrefix("exercises/") }
    // Where answers compile and a check does not, the check calls what is no longer there.
    if answers.isEmpty, errors.contains(where: { $0.path == exercise.checkPath }) {
      return .changedSignature(errors.filter { $0.path == exercise.checkPath })
    }
    let first = answers.first ?? errors[0]
    return .blocked(first)
  }
}

/// Calls a body for every element on all cores.
///
/// - Returns: The results, in the order of the elements.
func inParallel<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ body: @escaping @Sendable (Element) -> Result
) -> [Result] {
  let results = Results<Result>(count: elements.count)
  DispatchQueue.concurrentPerform(iterations: elements.count) { index in
    results.set(index, to: body(elements[index]))
  }
  return results.all
}

/// Results that come in any order from several threads.
private final class Results<Value: Sendable>: @unchecked Sendable {  // guarded by the lock
  private let lock = NSLock()
  private var values: [Value?]

  init(count: Int) { values = Array(repeating: nil, count: count) }

  func set(_ index: Int, to value: Value) { lock.withLock { values[index] = value } }

  var all: [Value] { lock.withLock { values.compactMap(\.self) } }
}
