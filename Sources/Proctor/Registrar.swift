import Foundation
import Grading

/// Grades a folder of answers that came from elsewhere.
///
/// An answer that is refused or does not compile costs itself only: a stub takes its place, and the
/// chapter is built again.
public struct Registrar {
  private let catalog: Catalog
  private let stage: Stage
  private let submission: Submission
  private let deadline: Double

  /// Makes a registrar for a submission.
  public init(_ catalog: Catalog, stage: Stage, submission: Submission, deadline: Double = 10) {
    self.catalog = catalog
    self.stage = stage
    self.submission = submission
    self.deadline = deadline
  }

  /// Grades exercises; all chapters take their turn, whatever happens in one.
  ///
  /// - Parameters:
  ///   - numbers: Which; all of them if there are none.
  ///   - report: Told each chapter's number before it is graded.
  /// - Returns: The grades, an entry for every exercise.
  /// - Throws: ``ProctorError`` if the stage cannot be written.
  public func grade(
    _ numbers: Set<ExerciseNumber> = [], report: (Int) -> Void = { _ in }
  ) throws(ProctorError) -> Gradebook {
    let lock = try Files.Lock(folder: stage.folder)
    defer { lock.release() }
    let start = ContinuousClock.now
    var book = Gradebook()
    book.filesFound = submission.filesFound(
      for: catalog.exercises.filter { numbers.isEmpty || numbers.contains($0.number) })
    book.notes = submission.notes
    book.needsAttention = submission.needsAttention
    for chapter in catalog.chapters {
      let wanted = chapter.exercises.filter { numbers.isEmpty || numbers.contains($0.number) }
      if wanted.isEmpty { continue }
      report(chapter.number)
      var desk = ChapterDesk(
        chapter: chapter, wanted: wanted, catalog: catalog, stage: stage)
      try desk.lay(submission)
      let outcomes = try desk.grade(deadline: deadline)
      book.entries += zip(wanted, outcomes).map {
        Gradebook.Entry($0, $1)
      }
    }
    book.seconds = (ContinuousClock.now - start) / .seconds(1)
    return book
  }
}

/// One chapter of a submission on the stage.
private struct ChapterDesk {
  let chapter: Chapter
  let wanted: [ExerciseEntry]
  let catalog: Catalog
  let stage: Stage

  /// What is settled before anything runs, by the name of the exercise.
  private var settled: [String: Outcome.End] = [:]
  private var helpers: Set<String> = []

  init(chapter: Chapter, wanted: [ExerciseEntry], catalog: Catalog, stage: Stage) {
    self.chapter = chapter
    self.wanted = wanted
    self.catalog = catalog
    self.stage = stage
  }

  /// Puts the answers on the stage.
  mutating func lay(_ submission: Submission) throws(ProctorError) {
    let common = try layHelpers(submission)
    for exercise in chapter.exercises {
      try stage.place(try text(for: exercise, common, submission), at: exercise.answerPath)
    }
    try stage.removeAnswers(
      except: helpers.union(chapter.exercises.map(\.answerPath)), chapter: chapter)
  }

  /// The answer, or the stub where there is none that may run.
  private mutating func text(
    for exercise: ExerciseEntry, _ common: [String], _ submission: Submission
  ) throws(ProctorError) -> String {
    let stub = try catalog.stub(of: exercise)
    if !wanted.contains(exercise) { return stub }
    switch submission.answer(to: exercise) {
    case .missing:
      settled[exercise.name] = .verdict(.notAttempted)
    case .unreadable(let reason):
      settled[exercise.name] = .unreadable(reason)
    case .text(let answer):
      let rules = HouseRules(without: exercise.statement.without)
      guard var refusal = ([answer] + common).lazy.compactMap(rules.violation).first else {
        return answer
      }
      refusal.path = exercise.answerPath
      settled[exercise.name] = .refused(refusal)
    }
    return stub
  }

  private mutating func layHelpers(_ submission: Submission) throws(ProctorError) -> [String] {
    var texts: [String] = []
    for helper in submission.helpers(of: chapter) {
      let path = "exercises/\(chapter.folder)/\(helper.name)"
      if HouseRules(without: []).violation(in: helper.text) != nil { continue }
      texts.append(helper.text)
      helpers.insert(path)
      try stage.place(helper.text, at: path)
    }
    return texts
  }

  /// Builds, takes out what does not compile, builds again, and runs the rest.
  mutating func grade(deadline: Double) throws(ProctorError) -> [Outcome] {
    for _ in 0...(chapter.exercises.count + helpers.count) {
      switch try stage.builder.build(chapter) {
      case .built(let grader): return run(with: grader, deadline: deadline)
      case .stuck(let lines): return fail("The build stopped:\n\(lines)")
      case .broken(let errors):
        if try !takeOut(errors) {
          return fail("The check does not compile: \(errors[0].path): \(errors[0].message)")
        }
      }
    }
    return fail("The chapter does not compile, even with stubs.")
  }

  private func run(with grader: URL, deadline: Double) -> [Outcome] {
    let proctor = Proctor(grader: grader, deadline: deadline)
    return inParallel(wanted) { [settled] exercise in
      settled[exercise.name].map { Outcome($0) } ?? proctor.grade(exercise.name, .learner)
    }
  }

  private func fail(_ reason: String) -> [Outcome] {
    wanted.map { Outcome(settled[$0.name] ?? .ungraded(reason)) }
  }

  /// Replaces the answers that have errors by their stubs.
  ///
  /// - Returns: Whether anything was replaced.
  private mutating func takeOut(_ errors: [Diagnostic]) throws(ProctorError) -> Bool {
    var isChanged = false
    for path in helpers where errors.contains(where: { $0.path == path }) {
      try Files.remove(stage.folder.appending(path: path))
      helpers.remove(path)
      isChanged = true
    }
    let blame = Blame(errors, chapter: chapter)
    for exercise in chapter.exercises where settled[exercise.name] == nil {
      let end = blame.end(for: exercise)
      if case .blocked = end { continue }
      settled[exercise.name] = end
      try stage.place(try catalog.stub(of: exercise), at: exercise.answerPath)
      isChanged = true
    }
    return isChanged
  }
}
