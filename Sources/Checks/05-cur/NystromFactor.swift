import Attempts
import Grading
import LinearAlgebra
import Solutions05

let nystromFactor: Exercise = Exercise(
  "NystromFactor",
  learner: { call in
    { c, landmarks, relativeTolerance in try call(c, landmarks, relativeTolerance) }
  },
  reference: Solutions05.nystromFactor,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes the first rows of C for W", caughtAt: "the last landmark") {
      c, landmarks, tolerance in
      try factor(c, c[rows: 0..<landmarks.count]) {
        $0 > tolerance * $1 ? 1 / $0.squareRoot() : 0
      }
    },
    Mistake("forgets the root", caughtAt: "one landmark") { c, landmarks, tolerance in
      try factor(c, c[rows: landmarks]) { $0 > tolerance * $1 ? 1 / $0 : 0 }
    },
    Mistake("multiplies by the root", caughtAt: "one landmark") { c, landmarks, tolerance in
      try factor(c, c[rows: landmarks]) { $0 > tolerance * $1 ? $0.squareRoot() : 0 }
    },
    Mistake("has no threshold", caughtAt: "an eigenvalue below the limit") {
      c, landmarks, _ in
      try factor(c, c[rows: landmarks]) { lambda, _ in
        lambda > 0 ? 1 / lambda.squareRoot() : 0
      }
    },
    Mistake("uses Cholesky, which refuses", caughtAt: "two equal points") {
      c, landmarks, _ in
      let l = try Cholesky(c[rows: landmarks]).l
      return try l.solveTriangular(.lower, c.transposed()).transposed()
    },
    Mistake("takes the limit as it is", caughtAt: "small entries") { c, landmarks, tolerance in
      try factor(c, c[rows: landmarks]) { lambda, _ in
        lambda > tolerance ? 1 / lambda.squareRoot() : 0
      }
    },
    Mistake("keeps eigenvalues by magnitude", caughtAt: "an eigenvalue slightly negative") {
      c, landmarks, tolerance in
      try factor(c, c[rows: landmarks]) {
        $0.magnitude > tolerance * $1 ? 1 / $0.magnitude.squareRoot() : 0
      }
    },
    Mistake("returns W⁺Cᵀ", caughtAt: "one landmark") { c, landmarks, tolerance in
      try pseudoInverse(c[rows: landmarks], relativeTolerance: tolerance) * c.transpose
    },
  ]
) { answer, exam in
  func examine(
    _ name: String, _ c: Matrix<Double>, _ landmarks: [Int], tolerance: Double = 1e-10,
    expected: Matrix<Double>
  ) throws {
    exam.begin(
      name, given: ["C": c, "landmarks": landmarks, "relativeTolerance": tolerance])
    let f = try answer(c, landmarks, tolerance)
    try exam.expect(
      f.rows == c.rows, as: "the number of rows of F", expected: "\(c.rows)", got: "\(f.rows)")
    try exam.expect(f * f.transpose, closeTo: expected, within: 1e-7, as: "F Fᵀ")
  }
  let a: Matrix<Double> = [[4, 2], [2, 3]]
  try examine("one landmark", a[columns: [0]], [0], expected: [[4, 2], [2, 1]])
  let third: Matrix<Double> = [[4, 2, 0], [2, 3, 1], [0, 1, 2]]
  try examine(
    "the last landmark", third[columns: [2]], [2],
    expected: [[0, 0, 0], [0, 0.5, 1], [0, 1, 2]])
  try examine("landmarks out of order", a[columns: [1, 0]], [1, 0], expected: a)
  let points: Matrix<Double> = [[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]]
  try examine(
    "two equal points", points[columns: [0, 1]], [0, 1],
    expected: [[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 0.25]])
  try examine(
    "an eigenvalue below the limit", [[1, 0], [0, 1e-9], [0.5, 1e-3]], [0, 1],
    tolerance: 1e-6, expected: [[1, 0, 0.5], [0, 0, 0], [0.5, 0, 0.25]])
  try examine(
    "an eigenvalue slightly negative", [[1, 0], [0, -1e-9], [0.5, 1e-3]], [0, 1],
    tolerance: 1e-10, expected: [[1, 0, 0.5], [0, 0, 0], [0.5, 0, 0.25]])
  try examine(
    "the zero matrix", .zero(rows: 3, columns: 2), [0, 2], expected: .zero(rows: 3, columns: 3))
  try examine("small entries", a * 1e-11, [0, 1], expected: a * 1e-11)
  try examine("large entries", a * 1e9, [0, 1], expected: a * 1e9)
  for seed in 1...3 {
    // With A = GᵀG the approximation is GᵀPG, where P projects on the columns of the landmarks.
    let g = random(rows: 6, columns: 10, rank: 6, seed: UInt64(40 + seed))
    let landmarks = [7, 2, 9, 4]
    let projected = try QR(g[columns: landmarks]).q.transpose * g
    try examine(
      "random matrices", (g.gram())[columns: landmarks], landmarks, expected: projected.gram())
  }
}

/// `C Q D` with a diagonal D made from each eigenvalue of W and the largest one.
private func factor(
  _ c: Matrix<Double>, _ w: Matrix<Double>, _ scale: (Double, Double) -> Double
) throws -> Matrix<Double> {
  let eigen = try SymmetricEigen(w)
  let largest = eigen.eigenvalues.last ?? 0
  let scales = Vector(eigen.eigenvalues.map { scale($0, largest) })
  return (c * eigen.eigenvectors).scaled(columnsBy: scales)
}
