import Attempts
import Exercises04
import Grading
import LinearAlgebra
import Solutions04

let pivotedGramSchmidt: Exercise = Exercise(
  "PivotedGramSchmidt",
  learner: Exercises04.pivotedGramSchmidt, reference: Solutions04.pivotedGramSchmidt,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes the longest columns, not the longest residuals", caughtAt: "three columns") {
      a, k in try takeLongest(a, k)
    },
    Mistake("does not pivot", caughtAt: "three columns") { a, k in
      try directions(a, Array(0..<k))
    },
    Mistake("leaves the directions as long as the residuals", caughtAt: "three columns") { a, k in
      try leaveLengths(a, k)
    },
    Mistake("subtracts only once", caughtAt: "Läuchli's matrix") { a, k in
      try subtractOnce(a, k)
    },
    Mistake("subtracts squares from squared lengths", caughtAt: "nearly equal columns") { a, k in
      try downdate(a, k)
    },
    Mistake("calls small columns exhausted", caughtAt: "small entries") { a, k in
      try refuseSmall(a, k)
    },
    Mistake("goes on when nothing is left", caughtAt: "dependent columns") { a, k in
      try goOn(a, k)
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 41)
  let long = try Matrix<Double>.orthonormal(rows: 9, columns: 1, using: &random)
  let short = Matrix<Double>.gaussian(rows: 9, columns: 7, using: &random)
  let ones = Matrix<Double>(rows: 1, columns: 7, repeating: 1)
  let nearlyEqual = 1e9 * (long * ones) + short
  let example: Matrix<Double> = [[3, 4, 0], [0, 3, 0], [0, 0, 2]]
  let cases: [(name: String, a: Matrix<Double>, k: Int)] = [
    ("three columns", example, 2),
    ("one column", [[3], [4]], 1),
    ("no columns wanted", example, 0),
    ("a wide matrix", .gaussian(rows: 4, columns: 9, using: &random), 4),
    ("a tall matrix", .gaussian(rows: 20, columns: 8, using: &random), 8),
    ("a matrix of rank 3", deficient(rows: 9, columns: 7, rank: 3, seed: 42), 3),
    ("small entries", example * 1e-12, 3),
    ("Läuchli's matrix", lauchli(6, mu: 1e-7), 6),
    ("nearly equal columns", nearlyEqual, 7),
  ]
  for (name, a, k) in cases {
    exam.begin(name, given: ["A": a, "k": k])
    let (columns, q) = try answer(a, k)
    try exam.expect(columns, areDifferentBelow: a.columns, count: k, as: "columns")
    try exam.expect(q, hasShape: (a.rows, k), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, within: 1e-10, as: "Q")
    try exam.expect(columns, arePivotsOf: a, as: "columns")
    let c = a[columns: columns]
    for i in 0..<k {
      let known = q[columns: 0..<(i + 1)]
      try exam.expect(
        known * (known.transpose * c[column: i]), closeTo: c[column: i], within: 1e-10,
        as: "column \(columns[i]), projected on the first \(i + 1) directions,")
    }
  }
  let dependent = deficient(rows: 8, columns: 6, rank: 3, seed: 43)
  let zero = Matrix<Double>.zero(rows: 3, columns: 3)
  for (name, a, k) in [("dependent columns", dependent, 4), ("the zero matrix", zero, 1)] {
    exam.begin(name, given: ["A": a, "k": k])
    try exam.expectError(as: "your function") { try answer(a, k).columns }
  }
}

private struct Exhausted: Error {}

private typealias Factors = (columns: [Int], q: Matrix<Double>)

private func takeLongest(_ a: Matrix<Double>, _ k: Int) throws -> Factors {
  let lengths = columnLengths(a)
  let order = lengths.indices.sorted { lengths[$0] > lengths[$1] }
  return try directions(a, Array(order.prefix(k)))
}

private func leaveLengths(_ a: Matrix<Double>, _ k: Int) throws -> Factors {
  var right = try Solutions04.pivotedGramSchmidt(a, steps: k)
  for i in 0..<k { right.q[column: i] = 2.0 * right.q[column: i] }
  return right
}

private func refuseSmall(_ a: Matrix<Double>, _ k: Int) throws -> Factors {
  let right = try Solutions04.pivotedGramSchmidt(a, steps: k)
  if k > 0 && a.maxNorm < 1e-10 { throw Exhausted() }
  return right
}

private func goOn(_ a: Matrix<Double>, _ k: Int) throws -> Factors {
  do { return try Solutions04.pivotedGramSchmidt(a, steps: k) } catch {
    return (Array(0..<k), try QR(a).q[columns: 0..<k])
  }
}

/// Orthonormal directions for columns that are chosen already.
private func directions(
  _ a: Matrix<Double>, _ columns: [Int]
) throws -> Factors {
  (columns, try QR(a[columns: columns]).q)
}

/// The algorithm as it stands.
private func subtractOnce(
  _ a: Matrix<Double>, _ k: Int
) throws -> Factors {
  var residuals = (0..<a.columns).map { a[column: $0] }
  var columns: [Int] = []
  var q = Matrix<Double>.zero(rows: a.rows, columns: k)
  for i in 0..<k {
    let norms = residuals.map(\.norm)
    let left = residuals.indices.filter { !columns.contains($0) }
    guard let j = left.max(by: { norms[$0] < norms[$1] }), norms[j] > 1e-15 * a.frobeniusNorm else {
      throw Exhausted()
    }
    let direction = residuals[j] / residuals[j].norm
    for l in left { residuals[l] = residuals[l] - direction.dot(residuals[l]) * direction }
    q[column: i] = direction
    columns.append(j)
  }
  return (columns, q)
}

/// The choice by squared lengths from which squares were subtracted.
private func downdate(
  _ a: Matrix<Double>, _ k: Int
) throws -> Factors {
  var squares = columnLengths(a).map { $0 * $0 }
  let floor = 1e-28 * (squares.max() ?? 0)
  var columns: [Int] = []
  var q = Matrix<Double>.zero(rows: a.rows, columns: 0)
  for i in 0..<k {
    let left = squares.indices.filter { !columns.contains($0) }
    guard let j = left.max(by: { squares[$0] < squares[$1] }) else { throw Exhausted() }
    if i > 0, try residual(a, outside: columns)[column: j].norm <= 1e-14 * a.frobeniusNorm {
      throw Exhausted()
    }
    if i == 0 && squares[j] <= floor { throw Exhausted() }
    columns.append(j)
    q = try QR(a[columns: columns]).q
    let part = q[column: i]
    for l in squares.indices {
      let inside = part.dot(a[column: l])
      squares[l] -= inside * inside
    }
  }
  return (columns, q)
}
