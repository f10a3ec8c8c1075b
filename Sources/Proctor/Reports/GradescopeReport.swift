/// Gradescope's `results.json`.
///
/// Source: Gradescope's autograder specification, "Output format". The score at the top decides;
/// it is the sum of integers.
struct GradescopeReport: Encodable {
  let score: Int
  let execution_time: Int
  let output: String
  let output_format = "text"
  let test_output_format = "text"
  let test_name_format = "text"
  let visibility = "visible"
  let stdout_visibility = "hidden"
  let tests: [Test]

  struct Test: Encodable {
    let score: Int
    let max_score: Int
    let status: String
    let name: String
    let name_format = "text"
    let number: String
    let output: String
    let output_format = "text"
    let tags: [String]
    let visibility = "visible"
  }

  init(_ book: Gradebook) {
    score = book.points
    execution_time = Int(book.seconds.rounded(.up))
    let lines = ["\(book.points) of \(book.maximum) points."] + book.remarks
    output = lines.joined(separator: "\n").visible
    tests = book.entries.map { entry in
      Test(
        score: entry.points, max_score: entry.maximum,
        status: entry.status == .pass ? "passed" : "failed", name: entry.name,
        number: "\(entry.exercise.number)",
        output: (entry.isGraded ? entry.account : "Error: \(entry.account)").cut(to: 20_000),
        tags: [String(entry.exercise.folder.dropFirst(3))])
    }
  }
}
