import Attempts
import Grading
import LinearAlgebra
import Solutions05

let optimalMiddle: Exercise = Exercise(
  "OptimalMiddle",
  learner: { call in
    { a, rows, columns, relativeTolerance in try call(a, rows, columns, relativeTolerance) }
  },
  reference: Solutions05.optimalMiddle,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("inverts the intersection", caughtAt: "an intersection that is zero") {
      a, rows, columns, _ in try a[rows: rows][columns: columns].solve(.identity(rows.count))
    },
    Mistake("takes W⁺", caughtAt: "an intersection that is zero") { a, rows, columns, tolerance in
      try pseudoInverse(a[rows: rows][columns: columns], relativeTolerance: tolerance)
    },
    Mistake("takes the rows for the columns", caughtAt: "two rows and three columns") {
      a, rows, columns, tolerance in
      try Solutions05.optimalMiddle(
        a, rows: columns, columns: rows, relativeTolerance: tolerance)
    },
    Mistake("returns CUR itself", caughtAt: "an intersection that is zero") {
      a, rows, columns, tolerance in
      let u = try Solutions05.optimalMiddle(
        a, rows: rows, columns: columns, relativeTolerance: tolerance)
      return a[columns: columns] * u * a[rows: rows]
    },
    Mistake("forgets A between the two", caughtAt: "two rows and three columns") {
      a, rows, columns, tolerance in
      try pseudoInverse(a[columns: columns], relativeTolerance: tolerance)
        * pseudoInverse(a[rows: rows], relativeTolerance: tolerance)
    },
    Mistake("solves for independent columns only", caughtAt: "a column that comes twice") {
      a, rows, columns, _ in
      let half = try a[columns: columns].leastSquares(a)
      return try a[rows: rows].transposed().leastSquares(half.transposed()).transposed()
    },
    Mistake("has no tolerance", caughtAt: "two columns that are nearly equal") {
      a, rows, columns, _ in
      try Solutions05.optimalMiddle(
        a, rows: rows, columns: columns, relativeTolerance: 1e-14)
    },
    Mistake("takes the tolerance as it is", caughtAt: "small entries") {
      a, rows, columns, tolerance in
      try pseudoInverse(a[columns: columns], absoluteTolerance: tolerance) * a
        * pseudoInverse(a[rows: rows], absoluteTolerance: tolerance)
    },
    Mistake("sorts the indices", caughtAt: "indices out of order") {
      a, rows, columns, tolerance in
      try Solutions05.optimalMiddle(
        a, rows: rows.sorted(), columns: columns.sorted(), relativeTolerance: tolerance)
    },
  ]
) { answer, exam in
  func examine(
    _ name: String, _ a: Matrix<Double>, _ rows: [Int], _ columns: [Int],
    tolerance: Double = 1e-10, expected: Matrix<Double>
  ) throws {
    exam.begin(
      name,
      given: ["A": a, "rows": rows, "columns": columns, "relativeTolerance": tolerance])
    try exam.expect(
      try answer(a, rows, columns, tolerance), closeTo: expected, within: 1e-7, as: "U")
  }
  try examine("an intersection that is zero", [[0, 1], [1, 1]], [0], [0], expected: [[1]])
  let wide: Matrix<Double> = [[1, 0, 0, 2], [0, 1, 0, 1], [0, 0, 1, 1], [1, 1, 1, 5]]
  for (name, rows, columns) in [
    ("two rows and three columns", [0, 3], [0, 1, 2]),
    ("three rows and two columns", [0, 1, 3], [0, 3]),
  ] {
    try examine(name, wide, rows, columns, expected: byLeastSquares(wide, rows, columns))
  }
  let twice: Matrix<Double> = [[1, 1, 2], [2, 2, 4]]
  try examine("a column that comes twice", twice, [0], [0, 1], expected: [[0.5], [0.5]])
  // The difference of the two columns is below the tolerance, so they count as one.
  let nearly: Matrix<Double> = [[1, 1, 0], [0, 1e-9, 1], [0, 0, 0]]
  try examine(
    "two columns that are nearly equal", nearly, [0, 1], [0, 1], tolerance: 1e-6,
    expected: [[0.5, 0], [0.5, 0]])
  try examine(
    "the zero matrix", .zero(rows: 3, columns: 2), [0], [0, 1],
    expected: .zero(rows: 2, columns: 1))
  try examine("small entries", twice * 1e-12, [0], [0, 1], expected: [[0.5e12], [0.5e12]])
  let a = random(rows: 8, columns: 7, rank: 7, seed: 21)
  try examine(
    "indices out of order", a, [5, 2, 7], [6, 1], expected: byLeastSquares(a, [5, 2, 7], [6, 1]))
  for seed in 1...3 {
    let a = random(rows: 12, columns: 9, rank: 9, seed: UInt64(seed))
    let (rows, columns) = ([1, 4, 8, 11], [0, 3, 5])
    try examine(
      "random matrices", a, rows, columns, expected: byLeastSquares(a, rows, columns))
  }
}

/// The middle for independent rows and columns, by two least-squares problems.
private func byLeastSquares(
  _ a: Matrix<Double>, _ rows: [Int], _ columns: [Int]
) throws -> Matrix<Double> {
  let half = try a[columns: columns].leastSquares(a)
  return try a[rows: rows].transposed().leastSquares(half.transposed()).transposed()
}

private func pseudoInverse(
  _ a: Matrix<Double>, absoluteTolerance: Double
) throws -> Matrix<Double> {
  let largest = try a.spectralNorm()
  return try pseudoInverse(
    a, relativeTolerance: largest > 0 ? absoluteTolerance / largest : 0)
}
