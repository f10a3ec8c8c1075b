import Attempts
import Grading
import LinearAlgebra
import Solutions05

private typealias Crosses = (left: Matrix<Double>, right: Matrix<Double>)
private typealias Answer = (Int, Int, Int, (Int, Int) -> Double) throws -> Crosses

let crossApproximation: Exercise = Exercise(
  "CrossApproximation",
  learner: { call in { m, n, k, entry in try call(m, n, k, entry: entry) } },
  reference: Solutions05.crossApproximation as Answer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("reads the whole matrix first", caughtAt: "rank k, with the calls counted") {
      m, n, k, entry in
      let a = Matrix(rows: m, columns: n, element: entry)
      return try Solutions05.crossApproximation(rows: m, columns: n, rank: k) { a[$0, $1] }
    },
    Mistake("forgets to divide by the pivot", caughtAt: "the example") { m, n, k, entry in
      cross(m, n, k, entry) { _, v, _ in v }
    },
    Mistake("divides both factors by the pivot", caughtAt: "the example") { m, n, k, entry in
      let (left, right) = cross(m, n, k, entry) { _, v, j in v / (v[j] * v[j]) }
      return (left, right)
    },
    Mistake("takes the largest entry, not the largest magnitude", caughtAt: "a negative pivot") {
      m, n, k, entry in cross(m, n, k, entry, size: { $0 }) { _, v, j in v / v[j] }
    },
    Mistake("does not subtract earlier crosses", caughtAt: "two crosses") { m, n, k, entry in
      cross(m, n, k, entry, subtracts: false) { _, v, j in v / v[j] }
    },
    Mistake("stops at a row that has nothing left", caughtAt: "a first row of zeros") {
      m, n, k, entry in
      if (0..<n).allSatisfy({ entry(0, $0) == 0 }) {
        return (.zero(rows: m, columns: 0), .zero(rows: 0, columns: n))
      }
      return try Solutions05.crossApproximation(rows: m, columns: n, rank: k, entry: entry)
    },
    Mistake("divides by a pivot that is zero", caughtAt: "a first row of zeros") {
      m, n, k, entry in cross(m, n, k, entry) { _, v, j in v / v[j] }
    },
    Mistake("takes the rows in their order", caughtAt: "full rank") { m, n, k, entry in
      cross(m, n, k, entry, rowOrder: true) { _, v, j in v / v[j] }
    },
  ]
) { answer, exam in
  func examine(
    _ name: String, _ a: Matrix<Double>, rank k: Int, calls limit: Int? = nil,
    expected: Matrix<Double>
  ) throws {
    exam.begin(name, given: ["the matrix": a, "k": k])
    let counter = Counter()
    let (left, right) = try answer(a.rows, a.columns, k) { i, j in
      counter.calls += 1
      return a[i, j]
    }
    try exam.expect(
      left.rows == a.rows && right.columns == a.columns && left.columns == right.rows
        && left.columns <= k, as: "the shapes of the factors",
      expected: "\(a.rows) × r and r × \(a.columns) with r ≤ \(k)",
      got: "\(left.shape) and \(right.shape)")
    try exam.expect(left * right, closeTo: expected, within: 1e-7, as: "left · right")
    if let limit {
      try exam.expect(
        counter.calls <= limit, as: "the number of calls of entry",
        expected: "at most \(limit)", got: "\(counter.calls)")
    }
  }
  try examine("the example", [[1, 2], [3, 4]], rank: 1, expected: [[1, 2], [2, 4]])
  try examine("two crosses", [[1, 2], [3, 4]], rank: 2, expected: [[1, 2], [3, 4]])
  try examine(
    "a negative pivot", [[1, -2], [3, 4]], rank: 1, expected: [[1, -2], [-2, 4]])
  for seed in 1...3 {
    let a = random(rows: 12, columns: 9, rank: 9, seed: UInt64(70 + seed))
    try examine("full rank", a, rank: 4, expected: eliminated(a, steps: 4))
  }
  let zeroRow: Matrix<Double> = [[0, 0, 0], [1, 2, 4], [3, 6, 12]]
  try examine("a first row of zeros", zeroRow, rank: 2, expected: zeroRow)
  let zero = Matrix<Double>.zero(rows: 4, columns: 3)
  try examine("the zero matrix", zero, rank: 2, expected: zero)
  try examine("k = 0", [[1, 2], [3, 4]], rank: 0, expected: .zero(rows: 2, columns: 2))
  for (rows, columns, rank) in [(30, 20, 3), (15, 40, 5)] {
    let a = random(rows: rows, columns: columns, rank: rank, seed: UInt64(rows))
    try examine(
      "rank k, with the calls counted", a, rank: rank, calls: (rows + columns) * rank,
      expected: a)
    try examine("rank less than k", a, rank: rank + 4, expected: a)
  }
}

private final class Counter {
  var calls = 0
}

/// What the rules of the statement give, by elimination in the full matrix.
private func eliminated(_ a: Matrix<Double>, steps: Int) -> Matrix<Double> {
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

/// The method with one thing done otherwise, and without care for rows that have nothing left.
private func cross(
  _ m: Int, _ n: Int, _ k: Int, _ entry: (Int, Int) -> Double,
  size: (Double) -> Double = { $0.magnitude }, subtracts: Bool = true, rowOrder: Bool = false,
  scaled: (Vector<Double>, Vector<Double>, Int) -> Vector<Double>
) -> Crosses {
  var (left, right, unread) = ([Vector<Double>](), [Vector<Double>](), Array(0..<m))
  var next: Int? = k > 0 ? 0 : nil
  while left.count < k, let i = next {
    unread.removeAll { $0 == i }
    var v = Vector((0..<n).map { entry(i, $0) })
    if subtracts { for (x, y) in zip(left, right) { v -= x[i] * y } }
    let j = v.indices.max { size(v[$0]) < size(v[$1]) } ?? 0
    var u = Vector((0..<m).map { entry($0, j) })
    if subtracts { for (x, y) in zip(left, right) { u -= y[j] * x } }
    left.append(u)
    right.append(scaled(u, v, j))
    next = rowOrder ? unread.first : unread.max { u[$0].magnitude < u[$1].magnitude }
  }
  if left.isEmpty { return (.zero(rows: m, columns: 0), .zero(rows: 0, columns: n)) }
  return (Matrix(columns: left), Matrix(columns: right).transposed())
}
