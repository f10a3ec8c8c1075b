import Foundation
import Grading

/// Grades a folder of answers that came from elsewhere.
///
/// The project is only read; what is compiled lies in a folder of its own.
public struct Registrar {
  private let examiner: Examiner
  private let submission: Submission
  private var catalog: Catalog { examiner.catalog }

  /// Makes a registrar for a submission.
  public init(_ examiner: Examiner, submission: Submission) {
    self.examiner = examiner
    self.submission = submission
  }

  /// Grades exercises; all chapters take their turn, whatever happens in one.
  ///
  /// - Parameters:
  ///   - numbers: Which; all of them if there are none.
  ///   - report: Told each chapter's number before it is graded.
  /// - Returns: The grades, an entry for every exercise.
  /// - Throws: ``ProctorError`` if the checks cannot be built.
  public func grade(
    _ numbers: Set<ExerciseNumber> = [], report: (Int) -> Void = { _ in }
  ) throws(ProctorError) -> Gradebook {
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
      var handins: [Handin] = []
      for exercise in wanted { handins.append(try submission.handin(for: exercise, in: catalog)) }
      // What was not handed in was not attempted.
      handins = handins.map { if case .absent = $0 { .stub } else { $0 } }
      let outcomes = try examiner.judge(handins, of: chapter)
      book.entries += zip(wanted, outcomes).map { Gradebook.Entry($0, $1) }
    }
    book.seconds = (ContinuousClock.now - start) / .seconds(1)
    return book
  }
}
