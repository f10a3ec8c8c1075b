import Attempts
import Gallery
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
  mistakes: middleMistakes()
) { (answer: MiddleAnswer, exam: Exam) in
  for (name, a, rows, columns, tolerance, expected) in try cases() + limits() {
    exam.begin(
      name, given: ["A": a, "rows": rows, "columns": columns, "relativeTolerance": tolerance])
    // A pseudo-inverse is right to a multiple of εκ, and no case has a larger κ than 10⁷.
    try exam.expect(
      try answer(a, rows, columns, tolerance), closeTo: expected, within: 1e-7, as: "U")
  }
}

typealias MiddleAnswer = (
  Matrix<Double>, _ rows: [Int], _ columns: [Int], _ relativeTolerance: Double
) throws -> Matrix<Double>

private typealias Case = (
  name: String, a: Matrix<Double>, rows: [Int], columns: [Int], tolerance: Double,
  expected: Matrix<Double>
)

private func cases() throws -> [Case] {
  let twice: Matrix<Double> = [[1, 1, 2], [2, 2, 4]]
  let half: Matrix<Double> = [[0.5], [0.5]]
  let wide: Matrix<Double> = [[1, 0, 0, 2], [0, 1, 0, 1], [0, 0, 1, 1], [1, 1, 1, 5]]
  // The difference of the two columns is below the tolerance, so they count as one.
  let nearly: Matrix<Double> = [[1, 1, 0], [0, 1e-9, 1], [0, 0, 0]]
  let gap: Matrix<Double> = [[1, 2], [0, 0], [3, 4]]
  let tenth = 1e-10
  func solved(_ name: String, _ a: Matrix<Double>, _ rows: [Int], _ columns: [Int]) throws -> Case {
    (name, a, rows, columns, tenth, try byLeastSquares(a, rows, columns))
  }
  var generator = SplitMix64(seed: 22)
  let parallel = Matrix<Double>.nearlyParallel(
    rows: 8, columns: 8, spread: 1e-6, using: &generator)
  let any = random(rows: 8, columns: 7, rank: 7, seed: 21)
  let fixed: [Case] = [
    ("an intersection that is zero", [[0, 1], [1, 1]], [0], [0], tenth, [[1]]),
    try solved("two rows and three columns", wide, [0, 3], [0, 1, 2]),
    try solved("three rows and two columns", wide, [0, 1, 3], [0, 3]),
    try solved(
      "all rows and columns", any[rows: 0..<7], [3, 1, 0, 2, 6, 5, 4], [0, 6, 2, 4, 1, 3, 5]),
    ("a column that comes twice", twice, [0], [0, 1], tenth, half),
    ("a row that comes twice", twice.transposed(), [0, 1], [0], tenth, half.transposed()),
    (
      "a column that comes three times", [[2, 2, 2, 0], [0, 0, 0, 1]], [0], [0, 1, 2], tenth,
      Matrix(rows: 3, columns: 1, repeating: 1.0 / 6)
    ),
    ("a row of zeros", gap, [0, 1, 2], [0, 1], tenth, [[-2, 0, 1], [1.5, 0, -0.5]]),
    (
      "a column of zeros", gap.transposed(), [0, 1], [0, 1, 2], tenth,
      [[-2, 1.5], [0, 0], [1, -0.5]]
    ),
    ("two columns that are nearly equal", nearly, [0, 1], [0, 1], 1e-6, [[0.5, 0], [0.5, 0]]),
    (
      "the zero matrix", .zero(rows: 3, columns: 2), [0], [0, 1], tenth,
      .zero(rows: 2, columns: 1)
    ),
    try solved("indices out of order", any, [5, 2, 7], [6, 1]),
    try solved("three nearly parallel columns", parallel, [1, 3, 4, 7], [0, 1, 2, 5]),
    try solved("three nearly parallel rows", parallel.transposed(), [0, 1, 2, 5], [1, 3, 4, 7]),
  ]
  let scaled = Unit.extremes.map { unit -> Case in
    (
      "a column that comes twice, \(unit.name)", unit(twice), [0], [0, 1], tenth,
      half * unit.power(-1)
    )
  }
  let anywhere = try (1...3).map { seed in
    let a = random(rows: 12, columns: 9, rank: 9, seed: UInt64(seed))
    return try solved("random matrices", a, [1, 4, 8, 11], [0, 3, 5])
  }
  return fixed + scaled + anywhere
}

/// Chosen columns whose last singular value d is just above or just below the limit, and all that
/// transposed.
///
/// `C = H diag(1, 1, 1, d)`, H orthogonal with entries ±½, stands beside a long column that is not chosen;
/// one row is chosen. Other measures of C, of R and of A make other limits: the Frobenius norm √3, the
/// largest entry ½, column sums of 2, a long row and a longer matrix.
private func limits() -> [Case] {
  let limit = Threshold(at: 1e-3)
  let (h, other) = (Matrix<Double>.hadamard(2) / 2, Vector<Double>([25, 50, 75, 100]))
  return [("above", limit.above, 1 / limit.above), ("below", limit.below, 0)].flatMap {
    side, d, inverse -> [Case] in
    let c = h.scaled(columnsBy: [1, 1, 1, d])
    let a = c.appending(columnsOf: Matrix(column: h * other))
    let r = a[rows: [2]]
    // R has one row, so R⁺ = Rᵀ/‖R‖².
    let right = a * r.transposed() / (r.frobeniusNorm * r.frobeniusNorm)
    let u = h.scaled(columnsBy: [1, 1, 1, inverse]).transposed() * right
    return [
      ("columns just \(side) the limit", a, [2], [0, 1, 2, 3], limit.value, u),
      (
        "rows just \(side) the limit", a.transposed(), [0, 1, 2, 3], [2], limit.value,
        u.transposed()
      ),
    ]
  }
}

/// The middle for independent rows and columns, by two least-squares problems.
private func byLeastSquares(
  _ a: Matrix<Double>, _ rows: [Int], _ columns: [Int]
) throws -> Matrix<Double> {
  let half = try a[columns: columns].leastSquares(a)
  return try a[rows: rows].transposed().leastSquares(half.transposed()).transposed()
}
