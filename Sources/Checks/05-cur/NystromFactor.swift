import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions05

private typealias Answer = (
  _ c: Matrix<Double>, _ landmarks: [Int], _ relativeTolerance: Double
) throws -> Matrix<Double>

let nystromFactor: Exercise = Exercise(
  "NystromFactor",
  learner: { call in
    { c, landmarks, relativeTolerance in try call(c, landmarks, relativeTolerance) }
  },
  reference: Solutions05.nystromFactor,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, c, landmarks, tolerance, expected) in try cases() {
    exam.begin(name, given: ["C": c, "landmarks": landmarks, "relativeTolerance": tolerance])
    let f = try answer(c, landmarks, tolerance)
    try exam.expect(
      f.rows == c.rows, as: "the number of rows of F", expected: "\(c.rows)", got: "\(f.rows)")
    try exam.expect(f * f.transpose, closeTo: expected, within: 1e-8, as: "F Fᵀ")
  }
  try examineCost(answer, exam)
}

private typealias Case = (
  name: String, c: Matrix<Double>, landmarks: [Int], tolerance: Double, expected: Matrix<Double>
)

private func cases() throws -> [Case] {
  let tenth = 1e-10
  let a: Matrix<Double> = [[4, 2], [2, 3]]
  let third: Matrix<Double> = [[4, 2, 0], [2, 3, 1], [0, 1, 2]]
  let points: Matrix<Double> = [[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]]
  let kept: Matrix<Double> = [[1, 0, 0.5], [0, 0, 0], [0.5, 0, 0.25]]
  let fixed: [Case] = [
    ("one landmark", a[columns: [0]], [0], tenth, [[4, 2], [2, 1]]),
    ("the last landmark", third[columns: [2]], [2], tenth, [[0, 0, 0], [0, 0.5, 1], [0, 1, 2]]),
    ("landmarks out of order", a[columns: [1, 0]], [1, 0], tenth, a),
    (
      "two equal points", points[columns: [0, 1]], [0, 1], tenth,
      [[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 0.25]]
    ),
    (
      "an eigenvalue far below the limit", [[1, 0], [0, 1e-9], [0.5, 1e-3]], [0, 1], 1e-6, kept
    ),
    (
      "an eigenvalue that rounding made negative", [[1, 0], [0, -1e-12], [0.5, 1e-3]], [0, 1],
      tenth, kept
    ),
    (
      "a landmark of zeros", third.cleared(rows: [0], columns: [0])[columns: [0, 1]], [0, 1], tenth,
      [[0, 0, 0], [0, 3, 1], [0, 1, 1.0 / 3]]
    ),
    (
      "the zero matrix", .zero(rows: 3, columns: 2), [0, 2], tenth, .zero(rows: 3, columns: 3)
    ),
  ]
  let scaled = Unit.extremes.map { unit -> Case in
    ("landmarks out of order \(unit.name)", unit(a[columns: [1, 0]]), [1, 0], tenth, unit(a))
  }
  let anywhere = try (1...3).map { seed -> Case in
    // With A = GᵀG the approximation is GᵀPG, where P projects on the columns of the landmarks.
    let g = random(rows: 6, columns: 10, rank: 6, seed: UInt64(40 + seed))
    let landmarks = [7, 2, 9, 4]
    let projected = try QR(g[columns: landmarks]).q.transpose * g
    return ("random matrices", g.gram()[columns: landmarks], landmarks, tenth, projected.gram())
  }
  return fixed + limits() + scaled + anywhere
}

/// A small matrix `W = H diag(1, 1, 1, d) Hᵀ`, H orthogonal with entries ±½, above other rows; d is just
/// above or just below the limit.
///
/// Other measures of W make other limits: the trace 3, the Frobenius norm √3, the largest entry 3/4,
/// and the norm of all of C.
private func limits() -> [Case] {
  let limit = Threshold(at: 1e-6)
  return [("above", limit.above, true), ("below", limit.below, false)].map { side, d, isKept in
    let h = Matrix<Double>.hadamard(2) / 2
    // Entry by entry in one order, so that W is symmetric to the last bit.
    let w = Matrix<Double>(rows: 4, columns: 4) { i, j in
      (0..<4).reduce(0) { $0 + h[i, $1] * h[j, $1] * ($1 == 3 ? d : 1) }
    }
    // The further rows, in the basis of the eigenvectors; the last entries count where d does.
    let other: Matrix<Double> = [[1, 2, 0, 0.5 * d.squareRoot()], [0, 3, 1, d.squareRoot()]]
    let c = w.appending(rowsOf: other * h.transpose)
    let eigenvectors = h.appending(rowsOf: other.scaled(columnsBy: [1, 1, 1, 1 / d]))
    let roots: Vector<Double> = [1, 1, 1, isKept ? d.squareRoot() : 0]
    let f = eigenvectors.scaled(columnsBy: roots)
    return ("an eigenvalue just \(side) the limit", c, [0, 1, 2, 3], limit.value, f * f.transpose)
  }
}

/// A factor needs no n × n matrix: its cost grows with n, not with n².
///
/// What decomposes such a matrix shows with few points, what only forms it with more.
private func examineCost(_ answer: Answer, _ exam: Exam) throws {
  for (few, many) in [(40, 200), (300, 1500)] {
    let inputs = [few, many].map { n in
      Matrix<Double>(rows: n, columns: 3) { i, j in i == j ? 2 : 1 / Double(i + j + 1) }
    }
    exam.begin("\(few) points and \(many)", given: ["landmarks": [0, 1, 2]])
    try exam.expect(
      timeFrom: (few, many), growsAtMostWithPower: 1.5, as: "the time for n points, 3 landmarks"
    ) { n in _ = try answer(inputs[n == few ? 0 : 1], [0, 1, 2], 1e-10) }
  }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  wrongFactors() + wrongLimits()
}

/// `C Q D` with a diagonal D made from each eigenvalue of W and a limit.
private func factor(
  _ c: Matrix<Double>, _ w: Matrix<Double>,
  limit: (_ w: Matrix<Double>, _ largest: Double) -> Double,
  scale: (Double) -> Double = { 1 / $0.squareRoot() },
  isKept: (_ lambda: Double, _ limit: Double) -> Bool = { $0 > $1 }
) throws -> Matrix<Double> {
  let eigen = try SymmetricEigen(w)
  let limit = limit(w, eigen.eigenvalues.last ?? 0)
  let scales = Vector(eigen.eigenvalues.map { isKept($0, limit) ? scale($0) : 0 })
  return (c * eigen.eigenvectors).scaled(columnsBy: scales)
}

private func wrongFactors() -> [Mistake<Answer>] {
  [
    Mistake("takes the first rows of C for W", caughtAt: "the last landmark") {
      c, landmarks, tolerance in
      try factor(c, c[rows: 0..<landmarks.count], limit: { tolerance * $1 })
    },
    Mistake("forgets the root", caughtAt: "one landmark") { c, landmarks, tolerance in
      try factor(c, c[rows: landmarks], limit: { tolerance * $1 }, scale: { 1 / $0 })
    },
    Mistake("multiplies by the root", caughtAt: "one landmark") { c, landmarks, tolerance in
      try factor(c, c[rows: landmarks], limit: { tolerance * $1 }, scale: { $0.squareRoot() })
    },
    Mistake("uses Cholesky, which refuses", caughtAt: "two equal points") { c, landmarks, _ in
      let l = try Cholesky(c[rows: landmarks]).l
      return try l.solveTriangular(.lower, c.transposed()).transposed()
    },
    Mistake("returns W⁺Cᵀ", caughtAt: "one landmark") { c, landmarks, tolerance in
      try pseudoInverse(c[rows: landmarks], relativeTolerance: tolerance) * c.transpose
    },
    Mistake("factors the n × n matrix", caughtAt: "40 points and 200") { c, landmarks, tolerance in
      let middle = try pseudoInverse(c[rows: landmarks], relativeTolerance: tolerance)
      let a = c * middle * c.transpose
      let eigen = try SymmetricEigen((a + a.transposed()) / 2)
      return eigen.eigenvectors.scaled(
        columnsBy: Vector(eigen.eigenvalues.map { max(0, $0).squareRoot() }))
    },
    Mistake("forms the n × n matrix", caughtAt: "300 points and 1500") { c, landmarks, tolerance in
      let middle = try pseudoInverse(c[rows: landmarks], relativeTolerance: tolerance)
      let a = c * middle * c.transpose
      return try factor(a[columns: landmarks], c[rows: landmarks], limit: { tolerance * $1 })
    },
  ]
}

private func wrongLimits() -> [Mistake<Answer>] {
  func limited(
    _ name: String, at caseName: String,
    isKept: @escaping (Double, Double) -> Bool = { $0 > $1 },
    _ limit: @escaping (_ tolerance: Double, _ w: Matrix<Double>, _ largest: Double) -> Double
  ) -> Mistake<Answer> {
    Mistake(name, caughtAt: caseName) { c, landmarks, tolerance in
      try factor(c, c[rows: landmarks], limit: { limit(tolerance, $0, $1) }, isKept: isKept)
    }
  }
  let (above, below) = ("an eigenvalue just above the limit", "an eigenvalue just below the limit")
  return [
    limited("has no threshold", at: "an eigenvalue far below the limit") { _, _, _ in 0 },
    limited("takes the limit as it is", at: "landmarks out of order times 2^-200") {
      tolerance, _, _ in tolerance
    },
    limited("measures beside the trace", at: above) { $0 * $1.trace + 0 * $2 },
    limited("measures beside the Frobenius norm", at: above) { $0 * $1.frobeniusNorm + 0 * $2 },
    limited("measures beside the largest entry", at: below) { $0 * $1.maxNorm + 0 * $2 },
    limited("multiplies the tolerance by k", at: above) { $0 * Double($1.rows) * $2 },
    limited("compares roots", at: "an eigenvalue far below the limit") { $0 * $0 * $2 },
    limited("keeps an eigenvalue of zero", at: "the zero matrix", isKept: { $0 >= $1 }) {
      tolerance, _, largest in tolerance * largest
    },
  ]
}
