import ArgumentParser
import Foundation
import Proctor

extension Grade {
  /// Grades a class, writes each student's results as they come, and says how far it is.
  func grade(_ inbox: Inbox, into results: ClassFolder, _ grading: ClassGrading) throws {
    let terminal = desk.terminal
    if inbox.deliveries.isEmpty { throw Complaint("There is nothing from any student in there.") }
    Interruption.watch()
    let start = ContinuousClock.now
    let failure = Failure()
    let books = grading.grade(inbox.deliveries) { book, progress in
      if let book { failure.keep { () throws(ProctorError) in try results.write(book) } }
      terminal.writeProgress(Self.line(progress, since: start))
    }
    terminal.clearProgress()
    try failure.rethrow()
    try results.write(books)
    if Interruption.isPending {
      terminal.say(
        "Stopped: \(books.count) of \(inbox.deliveries.count) students are graded. "
          + "The same command goes on.")
      throw ExitCode(130)
    }
    let minutes = (ContinuousClock.now - start) / .seconds(60)
    terminal.say(
      "Graded \(books.count) student\(books.count == 1 ? "" : "s") in \(String(format: "%.1f", minutes)) minutes: "
        + results.table.path)
    try report(books, strays: inbox.strays)
  }

  /// What the instructor has to look at.
  private func report(_ books: [Gradebook], strays: [String]) throws {
    let terminal = desk.terminal
    for stray in strays {
      terminal.say("\(stray) belongs to nobody: put what a student handed in into a folder.")
    }
    let flawed = books.filter { $0.filesFound > 0 || $0.needsAttention }.filter { !$0.isComplete }
    for book in flawed { terminal.say("\(book.student?.name ?? ""): \(book.flaw ?? "")") }
    let empty = books.filter { $0.filesFound == 0 && !$0.needsAttention }.compactMap(
      \.student?.name)
    if !empty.isEmpty { terminal.say("Without an answer: " + empty.joined(separator: ", ") + ".") }
    if !flawed.isEmpty || !strays.isEmpty { throw ExitCode(1) }
  }

  /// Shows what counts.
  func write(_ assignment: Assignment) {
    let terminal = desk.terminal
    terminal.write(terminal.paint(assignment.title, .bold))
    for exercise in assignment.exercises {
      let points = assignment.points(of: exercise)
      terminal.write("\(exercise.number) \(exercise.title): \(points)")
    }
    let count = assignment.exercises.count
    terminal.write("\(assignment.maximum) points in \(count) exercise\(count == 1 ? "" : "s")")
  }

  private static func line(
    _ progress: ClassGrading.Progress, since start: ContinuousClock.Instant
  ) -> String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let share = Double(progress.answers) / Double(max(1, progress.all))
    var line = "Graded \(progress.finished) of \(progress.students) students"
    if share > 0.02 {
      let left = seconds / share - seconds
      line += left < 90 ? ", about \(Int(left)) s left" : ", about \(Int(left / 60) + 1) min left"
    }
    return line
  }
}

/// The first thing that went wrong on another thread.
private final class Failure: @unchecked Sendable {  // guarded by the lock
  private let lock = NSLock()
  private var error: ProctorError?

  func keep(_ body: () throws(ProctorError) -> Void) {
    do { try body() } catch { lock.withLock { self.error = self.error ?? error } }
  }

  func rethrow() throws { if let error { throw error } }
}
