import Foundation
import Grading

/// Grades answers that came from elsewhere.
///
/// The project is only read. Every answer is compiled in a folder that is made for it and gone
/// afterwards, so that nothing passes from one student to the next; compiler and answer run in a
/// sandbox, unless the answers are trusted.
public struct Registrar: Sendable {
  /// What counts.
  public let assignment: Assignment

  private let catalog: Catalog
  private let desks: [Int: JudgingDesk]
  private let store: VerdictStore?
  /// What outcomes depend on beside the answers, by chapter.
  private let terms: [Int: String]
  /// How many cases the checks have, where parts of a check are paid.
  private let caseCounts: [ExerciseNumber: Int]

  /// Makes a registrar, and builds all that the exercises of an assignment are judged by.
  ///
  /// - Parameters:
  ///   - examiner: What builds and judges.
  ///   - assignment: What counts.
  ///   - scratch: Where answers are compiled.
  ///   - sandbox: Where compiler and answers run; nil for answers that are trusted.
  ///   - results: Where outcomes are found that were found before; all are found anew without it.
  /// - Throws: ``ProctorError`` if the checks cannot be built.
  public init(
    _ examiner: Examiner, _ assignment: Assignment, scratch: Scratch, sandbox: Sandbox?,
    results: ClassFolder? = nil
  ) throws(ProctorError) {
    (catalog, self.assignment) = (examiner.catalog, assignment)
    var examiner = examiner
    examiner.deadline = assignment.deadline
    examiner.folder = try scratch.newFolder()
    if let sandbox {
      let answers = try SandboxedAnswers(sandbox, kit: try examiner.builder.buildKit())
      try answers.warmUp(in: examiner.folder)
      (examiner.cell, examiner.enclose) = (answers.cell, answers.enclose)
    }
    var desks: [Int: JudgingDesk] = [:]
    var terms: [Int: String] = [:]
    for chapter in catalog.chapters {
      if !assignment.exercises.contains(where: { $0.number.chapter == chapter.number }) { continue }
      let desk = try examiner.desk(for: chapter)
      desks[chapter.number] = desk
      terms[chapter.number] =
        desk.stamp + "\(assignment.deadline) seconds, sandbox: \(sandbox != nil)"
    }
    (self.desks, self.terms) = (desks, terms)
    store = if let results { try VerdictStore(results.verdicts) } else { nil }
    var counts: [ExerciseNumber: Int] = [:]
    if assignment.credit == .cases {
      for exercise in assignment.exercises {
        counts[exercise.number] = desks[exercise.number.chapter]?.caseCount(of: exercise)
      }
    }
    caseCounts = counts
  }

  /// Removes what was compiled.
  public func cleanUp() {
    if let folder = desks.values.first?.folder { try? FileManager.default.removeItem(at: folder) }
  }

  /// Grades one student's answers on all cores.
  public func grade(_ submission: Submission) -> Gradebook {
    let start = ContinuousClock.now
    var book = Gradebook(submission, for: assignment)
    book.entries = inParallel(assignment.exercises) { entry(for: $0, in: submission) }
    book.seconds = (ContinuousClock.now - start) / .seconds(1)
    return book
  }

  /// Grades one answer.
  func entry(for exercise: ExerciseEntry, in submission: Submission) -> Gradebook.Entry {
    let outcome = outcome(for: exercise, in: submission)
    return Gradebook.Entry(
      exercise, outcome, maximum: assignment.points(of: exercise),
      share: share(of: exercise, for: outcome))
  }

  private func outcome(for exercise: ExerciseEntry, in submission: Submission) -> Outcome {
    guard let desk = desks[exercise.number.chapter] else {
      return Outcome(.ungraded("Its check was not built."))
    }
    do {
      switch try submission.handin(for: exercise, in: catalog) {
      // What was not handed in was not attempted.
      case .stub, .absent: return Outcome(.stub)
      case .unreadable(let reason): return Outcome(.unreadable(reason))
      case .sources(let sources):
        let key = VerdictStore.Key(
          sources, terms: terms[exercise.number.chapter] ?? "")
        return store?.outcome(for: key) { judge(sources, at: desk) } ?? judge(sources, at: desk)
      }
    } catch {
      return Outcome(.ungraded(error.description))
    }
  }

  private func judge(_ sources: AnswerSources, at desk: JudgingDesk) -> Outcome {
    let place = desk.folder.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: place) }
    return desk.judge(sources, in: place)
  }

  /// The share of the points that an answer gets which does not pass.
  private func share(of exercise: ExerciseEntry, for outcome: Outcome) -> Double {
    guard let count = caseCounts[exercise.number], count > 0,
      case .verdict(.failed(let mismatch)) = outcome.end
    else { return 0 }
    return Double(mismatch.casesHeld) / Double(count)
  }
}

extension Gradebook {
  /// A book without entries.
  init(_ submission: Submission, for assignment: Assignment) {
    self.init()
    title = assignment.title
    notes = submission.notes
    needsAttention = submission.needsAttention
    filesFound = submission.filesFound(for: assignment.exercises)
  }
}
