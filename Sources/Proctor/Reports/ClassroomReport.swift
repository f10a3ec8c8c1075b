/// What a grader of GitHub Classroom sets as its step's output, before it is encoded in base 64.
///
/// Source: `classroom-resources/autograding-grading-reporter`. The grade that is sent is the sum of
/// the scores, so they are integers whose sum is at most `max_score`. The reporter prints `message`
/// where the status is `error` and nowhere else, and `test_code` always: so that is where an answer
/// that fails is told what came and what was expected.
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

  /// Bytes of JSON that can be handed on: the result travels in base 64 in one variable of the
  /// environment, and Linux takes 131,072 bytes for that, its name included.
  static let limit = 96_000

  /// The report whose texts are as long as they may be.
  static func fitting(_ book: Gradebook) throws(ProctorError) -> ClassroomReport {
    var (short, long) = (0, 20_000)
    while short < long {
      let middle = (short + long + 1) / 2
      let size = try ClassroomReport(book, textLimit: middle).json().utf8.count
      if size <= limit { short = middle } else { long = middle - 1 }
    }
    return ClassroomReport(book, textLimit: short)
  }

  private init(_ book: Gradebook, textLimit: Int) {
    max_score = book.maximum
    status = book.status.rawValue
    tests = book.entries.map { entry in
      let text = entry.status == .pass ? "" : entry.account.cut(to: textLimit)
      let command = "./workbook check \(entry.exercise.number)"
      return Test(
        name: entry.name, status: entry.status.rawValue, score: entry.points, message: text,
        test_code: entry.status == .fail ? "\(command)\n\(text)" : command,
        filename: entry.place.path, line_no: entry.place.line,
        duration: Int((entry.outcome.seconds * 1000).rounded()))
    }
  }
}
