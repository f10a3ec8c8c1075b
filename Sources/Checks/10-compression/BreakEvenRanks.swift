import Attempts
import Grading
import LinearAlgebra
import Solutions10

private typealias Answer = ([Int], [Int], Int) throws -> [Int]

let breakEvenRanks: Exercise = Exercise(
  "BreakEvenRanks",
  learner: { call in { rows, columns, percent in try call(rows, columns, percent) } },
  reference: Solutions10.breakEvenRanks(rows:columns:percent:),
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, rows, columns, percent, expected) in cases() {
    exam.begin(name, given: ["rows": rows, "columns": columns, "percent": percent])
    try exam.expect(try answer(rows, columns, percent), equals: expected, as: "the ranks")
  }
  for percent in [1, 7, 29, 50, 57, 58, 99, 100] {
    for m in [1, 2, 5, 12, 25] {
      let columns = Array(1...30)
      let rows = columns.map { _ in m }
      exam.begin(
        "\(m) rows, \(percent) percent",
        given: ["rows": rows, "columns": columns, "percent": percent])
      try exam.expect(
        try answer(rows, columns, percent),
        equals: columns.map { counted(m, $0, percent) }, as: "the ranks")
    }
  }
  try exam.expectRefusals(
    of: [
      "0 percent": 0, "101 percent": 101, "−5 percent": -5, "200 percent": 200,
      "the smallest percentage": .min, "the largest percentage": .max,
    ],
    butNotOf: ["1 percent": 1, "100 percent": 100],
    given: { ["rows": [6], "columns": [3], "percent": $0] }, by: { try answer([6], [3], $0) })
}

/// One rank after the other, while both conditions hold.
private func counted(_ m: Int, _ n: Int, _ percent: Int) -> Int {
  var rank = 0
  while 100 * (rank + 1) * (m + n) <= percent * m * n && (rank + 1) * (m + n) < m * n {
    rank += 1
  }
  return rank
}

private typealias Case = (
  name: String, rows: [Int], columns: [Int], percent: Int, expected: [Int]
)

private func cases() -> [Case] {
  let (large, half) = (1 << 31, 1 << 30)
  return [
    ("6 × 3, 50 percent", [6], [3], 50, [1]), ("6 × 3, 49 percent", [6], [3], 49, [0]),
    ("6 × 3, 100 percent", [6], [3], 100, [1]), ("3 × 6, 100 percent", [3], [6], 100, [1]),
    ("64 × 64, half of them", [64], [64], 50, [16]),
    ("64 × 64, all of them", [64], [64], 100, [31]),
    ("1000 × 1000, 10 percent", [1000], [1000], 10, [50]),
    ("three layers", [100, 6, 4], [300, 3, 25], 29, [21, 0, 1]),
    ("a layer of one row and one of one column", [1, 50], [50, 1], 100, [0, 0]),
    ("a layer without rows", [0, 8], [5, 8], 100, [0, 3]),
    ("a layer without columns", [5, 8], [0, 8], 50, [0, 2]),
    ("a layer without rows, at the end", [8, 0], [8, 5], 100, [3, 0]),
    ("a layer of nothing", [0], [0], 50, [0]), ("no layers", [], [], 50, []),
    // With both sizes 2³¹, p percent of mn over m + n is p·2³⁰/100.
    ("huge layers, 50 percent", [large], [large], 50, [half / 2]),
    (
      "huge layers, 99 percent", [large, 1 << 20], [large, 1 << 20], 99, [1_063_004_405, 519_045]
    ),
    ("huge layers, 100 percent", [large], [large], 100, [half - 1]),
  ]
}

private func mistakes() -> [Mistake<Answer>] {
  /// Each layer by itself, after the percentage was looked at.
  func each(_ rank: @escaping (_ m: Int, _ n: Int, _ percent: Int) -> Int) -> Answer {
    { rows, columns, percent in
      guard percent >= 1 && percent <= 100 else { throw Refusal() }
      return zip(rows, columns).map { rank($0, $1, percent) }
    }
  }
  /// The numbers allowed, without overflow.
  func allowed(_ m: Int, _ n: Int, _ percent: Int) -> Int {
    m * n / 100 * percent + m * n % 100 * percent / 100
  }
  func best(_ m: Int, _ n: Int, _ percent: Int) -> Int {
    m * n == 0 ? 0 : min(allowed(m, n, percent) / (m + n), (m * n - 1) / (m + n))
  }
  return [
    Mistake(
      "takes a percentage of the smaller side", caughtAt: "6 × 3, 49 percent",
      each { m, n, percent in min(m, n) * percent / 100 }),
    Mistake(
      "takes half of the smaller side", caughtAt: "6 × 3, 49 percent",
      each { m, n, _ in min(m, n) / 2 }),
    Mistake(
      "counts only one factor", caughtAt: "6 × 3, 49 percent",
      each { m, n, percent in m * n == 0 ? 0 : allowed(m, n, percent) / max(m, n) }),
    Mistake(
      "lets the factors hold as much as the weight", caughtAt: "6 × 3, 100 percent",
      each { m, n, percent in m * n == 0 ? 0 : allowed(m, n, percent) / (m + n) }),
    Mistake(
      "asks for less than the percentage", caughtAt: "6 × 3, 50 percent",
      each { m, n, percent in m * n == 0 ? 0 : max(0, (allowed(m, n, percent) - 1) / (m + n)) }),
    Mistake(
      "gives every layer rank 1 at least", caughtAt: "6 × 3, 49 percent",
      each { m, n, percent in max(1, best(m, n, percent)) }),
    Mistake(
      "rounds to the nearest rank", caughtAt: "6 × 3, 49 percent",
      each { m, n, percent in
        m * n == 0
          ? 0
          : min(
            Int((Double(allowed(m, n, percent)) / Double(m + n)).rounded()),
            (m * n - 1) / (m + n))
      }),
    Mistake(
      "computes with a fraction that is no binary number", caughtAt: "three layers",
      each { m, n, percent in
        if m * n == 0 { return 0 }
        let rank = Int(Double(percent) / 100 * Double(m * n) / Double(m + n))
        return min(rank, (m * n - 1) / (m + n))
      }),
    Mistake(
      "divides by a sum of zero sizes", caughtAt: "a layer of nothing",
      each { m, n, percent in
        if m + n == 0 { return Int.max }
        return min(allowed(m, n, percent) / (m + n), m * n == 0 ? 0 : (m * n - 1) / (m + n))
      }),
    Mistake(
      "gives −1 where there is nothing to save",
      caughtAt: "a layer of one row and one of one column",
      each { m, n, percent in
        m + n == 0 ? 0 : allowed(m, n, percent) / (m + n) - (percent == 100 ? 1 : 0)
      }),
    Mistake(
      "divides the product by 100 first", caughtAt: "6 × 3, 50 percent",
      each { m, n, percent in m * n == 0 ? 0 : m * n / 100 * percent / (m + n) }),
    Mistake("lets the product run over", caughtAt: "huge layers, 50 percent") {
      rows, columns, percent in
      guard percent >= 1 && percent <= 100 else { throw Refusal() }
      return zip(rows, columns).map { m, n in
        m * n == 0 ? 0 : min(percent &* m &* n / 100 / (m + n), (m * n - 1) / (m + n))
      }
    },
    Mistake("saves in all layers together", caughtAt: "three layers") { rows, columns, percent in
      guard percent >= 1 && percent <= 100 else { throw Refusal() }
      let numbers = zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }
      let sizes = zip(rows, columns).reduce(0) { $0 + $1.0 + $1.1 }
      if rows.count < 2 { return zip(rows, columns).map { best($0, $1, percent) } }
      return rows.map { _ in sizes == 0 ? 0 : numbers * percent / 100 / sizes }
    },
    Mistake("takes 0 percent", caughtAt: "0 percent") { rows, columns, percent in
      guard percent >= 0 && percent <= 100 else { throw Refusal() }
      return zip(rows, columns).map { best($0, $1, percent) }
    },
    Mistake("takes more than 100 percent", caughtAt: "101 percent") { rows, columns, percent in
      guard percent >= 1 else { throw Refusal() }
      return zip(rows, columns).map { best($0, $1, min(percent, 100)) }
    },
  ]
}
