import Foundation

/// Exercism's test results, version 3, with the number and the points of each exercise.
///
/// Source: `exercism/docs`, building/tooling/test-runners/interface.md. Messages are at most 65,535
/// characters, what the answer printed at most 500.
struct ExercismReport: Encodable {
  let version = 3
  let status: String
  let message: String?
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
    let isRight = book.entries.allSatisfy { $0.status == .pass }
    status = book.flaw != nil ? "error" : isRight ? "pass" : "fail"
    message = book.flaw
    points = book.points
    max_points = book.maximum
    tests = book.entries.map { entry in
      let check = try? Files.text(of: root.appending(path: entry.exercise.checkPath))
      let printed = entry.outcome.printed
      let output = [printed.output, printed.error].filter { !$0.isEmpty }.joined(separator: "\n")
      return Test(
        name: entry.name, status: entry.status.rawValue,
        message: entry.status == .pass
          ? nil : entry.outcome.end.account(of: entry.exercise).cut(to: 65_535),
        output: output.isEmpty ? nil : output.cut(to: 500), test_code: check ?? "",
        task_id: entry.exercise.number.index, number: "\(entry.exercise.number)",
        exercise: entry.exercise.slug, points: entry.points, max_points: entry.exercise.points,
        seconds: (entry.outcome.seconds * 1000).rounded() / 1000)
    }
  }
}

extension String {
  /// The text, or its beginning and a notice.
  fileprivate func cut(to length: Int) -> String {
    let notice = "\n… cut here"
    return count <= length ? self : prefix(length - notice.count) + notice
  }
}
