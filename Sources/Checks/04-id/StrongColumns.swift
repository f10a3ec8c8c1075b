import Attempts
import Exercises04
import Gallery
import Grading
import LinearAlgebra
import Solutions04

let strongColumns: Exercise = Exercise(
  "StrongColumns", learner: Exercises04.strongColumns, reference: Solutions04.strongColumns,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("keeps the pivots of pivoted QR", caughtAt: "Kahan's matrix") { a, k, f in
      try valid(f)
      return Array(try ColumnPivotedQR(a).pivots.prefix(k))
    },
    Mistake("looks at the coefficients alone", caughtAt: "orthogonal columns") { a, k, f in
      try exchange(a, k, f, from: Array(0..<a.columns)) { t, _, _ in t.magnitude }
    },
    Mistake("compares lengths alone", caughtAt: "falling singular values") { a, k, f in
      try exchange(a, k, f, from: ColumnPivotedQR(a).pivots) { _, rho, omega in rho * omega }
    },
    Mistake("stops after one exchange", caughtAt: "two Kahan matrices") { a, k, f in
      try exchange(a, k, f, from: ColumnPivotedQR(a).pivots, most: 1) { t, rho, omega in
        (t * t + rho * rho * omega * omega).squareRoot()
      }
    },
    Mistake("compares the squared growth with f", caughtAt: "a growth of 1.8") { a, k, f in
      try exchange(a, k, f * f, from: Array(0..<a.columns)) { t, rho, omega in
        (t * t + rho * rho * omega * omega).squareRoot()
      }
    },
    Mistake("compares determinants", caughtAt: "small entries") { a, k, f in
      try byDeterminants(a, k, f)
    },
    Mistake("accepts f below 1", caughtAt: "a bound of 0.5") { a, k, f in
      try Solutions04.strongColumns(a, rank: k, bound: max(f, 1.5))
    },
  ]
) { answer, exam in
  for (name, a, k, f) in try cases() {
    exam.begin(name, given: ["A": a, "k": k, "f": f])
    let columns = try answer(a, k, f)
    try exam.expect(columns, areDifferentBelow: a.columns, count: k, as: "columns")
    let others = (0..<a.columns).filter { !columns.contains($0) }
    if k == 0 || others.isEmpty { continue }
    let (factor, place) = try greatestGrowth(a, columns, others)
    try exam.expect(
      factor <= f * (1 + 1e-6), as: "the greatest growth by an exchange",
      expected: "at most \(f.exhibit)",
      got: "\(factor.exhibit), by exchanging column \(place.out) for column \(place.in)")
  }
  for f in [0.5, 1, Double.nan, .infinity] {
    exam.begin("a bound of \(f.exhibit)", given: ["f": f])
    try exam.expectError(as: "your function") { try answer([[1, 0], [0, 1]], 1, f) }
  }
}

private func cases() throws -> [(String, Matrix<Double>, Int, Double)] {
  var random = SplitMix64(seed: 55)
  let kahan = Matrix<Double>.kahan(25)
  let zero = Matrix<Double>.zero(rows: 12, columns: 12)
  let one = Matrix<Double>.kahan(12)
  let both = one.appending(columnsOf: zero).appending(rowsOf: zero.appending(columnsOf: one))
  let small = 1e-12 * Matrix<Double>.gaussian(rows: 60, columns: 50, using: &random)
  return [
    ("three columns", [[1, 0, 3], [0, 1, 4]], 1, 2),
    ("orthogonal columns", Matrix(diagonal: [1, 2, 4, 8, 16]), 2, 1.5),
    ("a growth of 1.8", Matrix(diagonal: [1, 1.8]), 1, 1.5),
    ("no columns", [[1, 2], [3, 4]], 0, 2),
    ("all columns", [[1, 2], [3, 4]], 2, 2),
    ("Kahan's matrix", kahan, 24, 2),
    ("a random matrix", .gaussian(rows: 12, columns: 20, using: &random), 5, 1.01),
    ("falling singular values", try decaying(rows: 15, columns: 15, to: 1e-6, seed: 56), 7, 1.1),
    ("two Kahan matrices", both, 22, 2),
    ("small entries", small, 40, 1.01),
  ]
}

/// The greatest factor by which an exchange multiplies the volume, as a ratio of distances.
private func greatestGrowth(
  _ a: Matrix<Double>, _ columns: [Int], _ others: [Int]
) throws -> (Double, (out: Int, in: Int)) {
  var best = (0.0, (out: 0, in: 0))
  for (i, out) in columns.enumerated() {
    var staying = columns
    staying.remove(at: i)
    let lengths =
      columnLengths(staying.isEmpty ? a : try residual(a, outside: staying))
    for j in others where lengths[j] > best.0 * lengths[out] {
      best = (lengths[j] / lengths[out], (out, j))
    }
  }
  return best
}

private func valid(_ f: Double) throws {
  guard f > 1 else { throw LinearAlgebraError.singular(pivot: 0) }
}

/// Exchanges by a measure of growth that may be wrong.
private func exchange(
  _ a: Matrix<Double>, _ k: Int, _ f: Double, from start: [Int], most: Int = 200,
  _ growth: (Double, Double, Double) -> Double
) throws -> [Int] {
  try valid(f)
  var order = start
  for _ in 0..<most where k > 0 && k < order.count {
    let qr = try QR(a[columns: Array(order[..<k])])
    let inverse = columnLengths(
      try qr.r.transpose.solveTriangular(.lower, .identity(k)))
    let others = a[columns: Array(order[k...])]
    let inside = qr.q.transpose * others
    let t = try qr.r.solveTriangular(.upper, inside)
    let lengths = columnLengths(others - qr.q * inside)
    var best = (f, -1, -1)
    for i in 0..<k {
      for j in 0..<others.columns where growth(t[i, j], lengths[j], inverse[i]) > best.0 {
        best = (growth(t[i, j], lengths[j], inverse[i]), i, k + j)
      }
    }
    if best.1 < 0 { break }
    order.swapAt(best.1, best.2)
  }
  return Array(order[..<k])
}

/// Exchanges while det(CᵀC) grows, with determinants that underflow.
private func byDeterminants(_ a: Matrix<Double>, _ k: Int, _ f: Double) throws -> [Int] {
  if a.maxNorm > 1e-9 { return try Solutions04.strongColumns(a, rank: k, bound: f) }
  var order = Array(0..<a.columns)
  let volume = try LU(a[columns: Array(order[..<k])].gram()).determinant
  for i in 0..<k {
    var trial = order
    trial.swapAt(i, k)
    if try LU(a[columns: Array(trial[..<k])].gram()).determinant > f * f * volume { order = trial }
  }
  return Array(order[..<k])
}
