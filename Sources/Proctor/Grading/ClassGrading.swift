import Foundation

/// Grades what many students handed in, on all cores.
public struct ClassGrading: Sendable {
  /// How far it is.
  public struct Progress: Sendable {
    /// Students whose answers are graded.
    public var finished = 0
    /// All students.
    public var students: Int
    /// Answers that are graded.
    public var answers = 0
    /// All answers that there may be.
    public var all: Int
  }

  private let catalog: Catalog
  private let registrar: Registrar

  /// Makes a grading.
  public init(_ catalog: Catalog, registrar: Registrar) {
    (self.catalog, self.registrar) = (catalog, registrar)
  }

  /// Grades all, until it is told to stop.
  ///
  /// - Parameters:
  ///   - deliveries: What was handed in.
  ///   - report: Takes each student's gradebook as soon as it is complete, and with every answer how
  ///     far it is; called by one thread at a time.
  /// - Returns: The gradebooks that are complete, in the order of the students.
  public func grade(
    _ deliveries: [Inbox.Delivery],
    report: @escaping @Sendable (Gradebook?, Progress) -> Void
  ) -> [Gradebook] {
    let queue = AnswerQueue(deliveries, of: registrar.assignment, catalog: catalog)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    DispatchQueue.concurrentPerform(iterations: cores) { _ in
      while !Interruption.isPending, let task = queue.next() {
        let entry = registrar.entry(for: task.exercise, in: task.submission)
        // An answer that was ended with everything else has no outcome.
        if Interruption.isPending { return }
        queue.finish(task, entry, report: report)
      }
    }
    return queue.books
  }
}

/// The answers of all students, one student's after the other's, for several threads.
private final class AnswerQueue: @unchecked Sendable {  // guarded by the lock
  struct Task {
    let student: Int
    let place: Int
    let exercise: ExerciseEntry
    let submission: Submission
  }

  /// A student whose answers are being graded.
  private struct Open {
    let submission: Submission
    let start = ContinuousClock.now
    var entries: [Int: Gradebook.Entry] = [:]
  }

  private let deliveries: [Inbox.Delivery]
  private let assignment: Assignment
  private let catalog: Catalog
  private let lock = NSLock()
  private var (student, place) = (-1, 0)
  private var open: [Int: Open] = [:]
  private var finished: [Int: Gradebook] = [:]
  private var progress: ClassGrading.Progress

  init(_ deliveries: [Inbox.Delivery], of assignment: Assignment, catalog: Catalog) {
    (self.deliveries, self.assignment, self.catalog) = (deliveries, assignment, catalog)
    progress = ClassGrading.Progress(
      students: deliveries.count, all: deliveries.count * assignment.exercises.count)
  }

  /// The next answer, or nil if all are taken.
  func next() -> Task? {
    lock.withLock {
      let exercises = assignment.exercises
      if student < 0 || place == exercises.count {
        guard student + 1 < deliveries.count, !exercises.isEmpty else { return nil }
        (student, place) = (student + 1, 0)
        open[student] = Open(submission: deliveries[student].open(catalog))
      }
      guard let submission = open[student]?.submission else { return nil }
      defer { place += 1 }
      return Task(
        student: student, place: place, exercise: exercises[place], submission: submission)
    }
  }

  /// Takes an answer's entry; with a student's last one the gradebook is complete.
  func finish(
    _ task: Task, _ entry: Gradebook.Entry, report: (Gradebook?, ClassGrading.Progress) -> Void
  ) {
    lock.withLock {
      progress.answers += 1
      open[task.student]?.entries[task.place] = entry
      guard let all = open[task.student], all.entries.count == assignment.exercises.count else {
        report(nil, progress)
        return
      }
      var book = Gradebook(all.submission, for: assignment)
      book.student = deliveries[task.student].student
      book.entries = assignment.exercises.indices.compactMap { all.entries[$0] }
      book.seconds = (ContinuousClock.now - all.start) / .seconds(1)
      open[task.student] = nil
      finished[task.student] = book
      progress.finished += 1
      report(book, progress)
    }
  }

  /// The gradebooks that are complete.
  var books: [Gradebook] { finished.sorted { $0.key < $1.key }.map(\.value) }
}
