import Foundation

/// Exercism's test results, version 3, with the number and the points of each exercise.
///
/// Source: `exercism/docs`, building/tooling/test-runners/interface.md. Messages are at most 65,535
/// characters, what the answer printed at most 500.
struct ExercismReport: Encodable {
  let version = 3
  let status: String
  let message: String?
  let title: String
  let student: Student?
  let notes: [String]
  let points: Int
  let max_points: Int
  let tests: [Test]

  struct Test: Encodable {
    let name: String
    let status: String
    let message: String?
    let output: String?
    let test_code: String
    let task_id: Int
    let number: String
    let exercise: String
    let points: Int
    let max_points: Int
    let seconds: Double
  }

  init(_ book: Gradebook, root: URL) {
    status = book.status.rawValue
    message = book.flaw
    title = book.title
    student = book.student
    notes = book.notes
    points = book.points
    max_points = book.maximum
    tests = book.entries.map { entry in
      let check = try? Files.text(of: root.appending(path: entry.exercise.checkPath))
      return Test(
        name: entry.name, status: entry.status.rawValue,
        message: entry.status == .pass ? nil : entry.finding.cut(to: 65_535),
        output: entry.printed.isEmpty ? nil : entry.printed.cut(to: 500), test_code: check ?? "",
        task_id: entry.exercise.number.index, number: "\(entry.exercise.number)",
        exercise: entry.exercise.slug, points: entry.points, max_points: entry.maximum,
        seconds: (entry.outcome.seconds * 1000).rounded() / 1000)
    }
  }
}
