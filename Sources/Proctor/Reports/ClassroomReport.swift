/// What a grader of GitHub Classroom sets as its step's output, before it is encoded in base 64.
///
/// Source: `classroom-resources/autograding-grading-reporter`. The grade that is sent is the sum of
/// the scores, so they are integers whose sum is at most `max_score`.
struct ClassroomReport: Encodable {
  let version = 1
  let status: String
  let max_score: Int
  let tests: [Test]

  struct Test: Encodable {
    let name: String
    let status: String
    let score: Int
    let message: String
    let test_code: String
    let filename: String
    let line_no: Int
    let duration: Int
  }

  init(_ book: Gradebook) {
    max_score = book.maximum
    let isRight = book.entries.allSatisfy { $0.status == .pass }
    status = !book.isComplete ? "error" : isRight ? "pass" : "fail"
    tests = book.entries.map { entry in
      Test(
        name: entry.name, status: entry.status.rawValue, score: entry.points,
        message: entry.status == .pass ? "" : entry.account,
        test_code: "./workbook check \(entry.exercise.number)",
        filename: entry.exercise.answerPath, line_no: entry.line,
        duration: Int((entry.outcome.seconds * 1000).rounded()))
    }
  }
}
