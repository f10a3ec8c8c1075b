import Attempts
import Grading
import LinearAlgebra
import Solutions05

typealias Crosses = (left: Matrix<Double>, right: Matrix<Double>)
typealias CrossAnswer = (Int, Int, Int, (Int, Int) -> Double) throws -> Crosses

let crossApproximation: Exercise = Exercise(
  "CrossApproximation",
  learner: { call in { m, n, k, entry in try call(m, n, k, entry: entry) } },
  reference: Solutions05.crossApproximation as CrossAnswer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: crossMistakes()
) { (answer: CrossAnswer, exam: Exam) in
  for (name, a, k, expected, crosses, calls) in cases() + limits() {
    try examine(name, a, rank: k, calls: calls, crosses: crosses, expected: expected, answer, exam)
  }
  for seed in 1...3 {
    let a = random(rows: 8, columns: 7, rank: 7, seed: UInt64(70 + seed))
    for (name, a) in [("full rank, tall", a), ("full rank, wide", a.transposed())] {
      try examine(
        name, a, rank: 4, calls: 4 * 15, crosses: 4, expected: eliminated(a, 4), answer, exam)
    }
  }
  for (rows, columns, rank) in [(30, 20, 3), (15, 40, 5)] {
    let a = random(rows: rows, columns: columns, rank: rank, seed: UInt64(rows))
    let cross = rows + columns
    try examine(
      "rank k, with the calls counted", a, rank: rank, calls: cross * rank, crosses: rank,
      expected: a, answer, exam)
    // Rounding may leave rows something, and make crosses of it.
    try examine(
      "rank less than k", a, rank: rank + 4, calls: cross * (rank + 4) + rows * columns,
      crosses: nil, expected: a, answer, exam)
  }
  for unit in Unit.extremes {
    let a = random(rows: 8, columns: 7, rank: 3, seed: 77)
    try examine(
      "rank k, \(unit.name)", unit(a), rank: 3, calls: 45, crosses: 3, expected: unit(a), answer,
      exam)
  }
}

private typealias Case = (
  name: String, a: Matrix<Double>, k: Int, expected: Matrix<Double>, crosses: Int, calls: Int
)

private func examine(
  _ name: String, _ a: Matrix<Double>, rank k: Int, calls limit: Int, crosses: Int?,
  expected: Matrix<Double>, _ answer: CrossAnswer, _ exam: Exam
) throws {
  exam.begin(name, given: ["the matrix": a, "k": k])
  let counter = Counter()
  let (left, right) = try answer(a.rows, a.columns, k) { i, j in
    counter.calls += 1
    let isThere = (0..<a.rows).contains(i) && (0..<a.columns).contains(j)
    if !isThere { counter.outside = counter.outside ?? (i, j) }
    return isThere ? a[i, j] : .nan
  }
  try exam.expect(
    counter.outside == nil, as: "what is asked for", expected: "entries of the matrix",
    got: "entry \(counter.outside ?? (0, 0)), which is none")
  try exam.expect(
    left.rows == a.rows && right.columns == a.columns && left.columns == right.rows
      && left.columns <= k, as: "the shapes of the factors",
    expected: "\(a.rows) × r and r × \(a.columns) with r ≤ \(k)",
    got: "\(left.shape) and \(right.shape)")
  // Partial pivoting may let entries grow, in a few steps by some powers of two.
  let product = left * right
  try exam.expect(product, closeTo: expected, within: 1e-10, as: "left · right")
  if let crosses {
    try exam.expect(left.columns, equals: crosses, as: "the number of crosses")
    // A short row or a small entry counts as well; these cases are computed without rounding.
    for i in 0..<a.rows where a.rows <= 5 {
      try exam.expect(
        product[row: i], eachCloseTo: expected[row: i], within: 1e-10,
        as: "row \(i) of left · right")
    }
  }
  try exam.expect(
    counter.calls <= limit, as: "the number of calls of entry", expected: "at most \(limit)",
    got: "\(counter.calls)")
}

/// Small matrices whose crosses are computed exactly: with the number of crosses and of calls.
private func cases() -> [Case] {
  let example: Matrix<Double> = [[1, 2], [3, 4]]
  let zeroRow: Matrix<Double> = [[0, 0, 0], [1, 2, 4], [3, 6, 12]]
  // After row 0 the largest rest of column 0 is in row 3, which has nothing left; row 1 has.
  let back: Matrix<Double> = [[1, 0], [0, 1], [0, 0], [2, 0]]
  let zero = Matrix<Double>.zero(rows: 4, columns: 3)
  let small: Matrix<Double> = [[4, 0x1p-48], [8, 0x1p-47]]
  let one: Matrix<Double> = [[2, 4, 8], [1, 2, 4], [4, 8, 16], [0.5, 1, 2]]
  return [
    ("the example", example, 1, [[1, 2], [2, 4]], 1, 4),
    ("two crosses", example, 2, example, 2, 8),
    ("a negative pivot", [[1, -2], [3, 4]], 1, [[1, -2], [-2, 4]], 1, 4),
    (
      "a negative rest in the column", [[1, 0, 0], [-4, 1, 0], [2, 0, 1]], 2,
      [[1, 0, 0], [-4, 1, 0], [2, 0, 0]], 2, 12
    ),
    ("a first row of zeros", zeroRow, 1, zeroRow, 1, 9),
    ("a first row of zeros, k = 2", zeroRow, 2, zeroRow, 1, 12),
    ("a row to come back to", back, 2, back, 2, 14), ("rank 1, k = 3", one, 3, one, 1, 16),
    ("the zero matrix", zero, 2, zero, 0, 12),
    ("k = 0", example, 0, .zero(rows: 2, columns: 2), 0, 0),
    ("more crosses than rows", example, 5, example, 2, 8),
    ("no rows", .zero(rows: 0, columns: 3), 2, .zero(rows: 0, columns: 3), 0, 0),
    ("no columns", .zero(rows: 3, columns: 0), 2, .zero(rows: 3, columns: 0), 0, 0),
    ("a small column", small, 1, small, 1, 4),
    ("a column", [[3], [6]], 2, [[3], [6]], 1, 4), ("a row", [[3, 6]], 1, [[3, 6]], 1, 3),
  ]
}

/// A second row in which the first cross leaves a rest just above or just below 10⁻¹⁴ of its length,
/// which is 2: not its largest entry, nor the sum of its entries.
private func limits() -> [Case] {
  let limit = Threshold(at: 2e-14)
  func rows(_ rest: Double) -> Matrix<Double> { [[1, 1, 1, 1, 0], [1, 1, 1, 1, rest]] }
  return Unit.all.flatMap { unit -> [Case] in
    let above = unit(rows(limit.above))
    return [
      ("a rest just above the limit, \(unit.name)", above, 2, above, 2, 14),
      (
        "a rest just below the limit, \(unit.name)", unit(rows(limit.below)), 2, unit(rows(0)), 1,
        12
      ),
    ]
  }
}

private final class Counter {
  var calls = 0
  var outside: (Int, Int)?
}

/// What the rules of the statement give, by elimination in the full matrix.
private func eliminated(_ a: Matrix<Double>, _ steps: Int) -> Matrix<Double> {
  var (rest, row, unread) = (a, 0, Set(0..<a.rows))
  for _ in 0..<steps {
    unread.remove(row)
    let v = rest[row: row]
    let j = v.indices.max { v[$0].magnitude < v[$1].magnitude } ?? 0
    let u = rest[column: j]
    rest -= u.outer(v / v[j])
    row = unread.max { u[$0].magnitude < u[$1].magnitude } ?? 0
  }
  return a - rest
}
