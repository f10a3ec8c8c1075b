import Attempts
import Grading
import LinearAlgebra
import Solutions04

let interpolationCoefficients: Exercise = Exercise(
  "InterpolationCoefficients",
  learner: { call in { r, pivots, k in try call(r, pivots, k) } },
  reference: Solutions04.interpolationCoefficients,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  try examineSmallFactors(answer, exam)
  try examineShortColumn(answer, exam)
  var random = SplitMix64(seed: 44)
  for (rows, columns, k) in [(6, 8, 4), (12, 8, 5), (5, 5, 5), (8, 8, 1), (4, 7, 4)] {
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let qr = try ColumnPivotedQR(a)
    let name = k == columns ? "all columns" : "a random matrix"
    exam.begin(name, given: ["R": qr.r, "pivots": qr.pivots, "k": k])
    try exam.expect(
      try answer(qr.r, qr.pivots, k), solves: qr.r, pivots: qr.pivots, rank: k, within: 1e-10)
  }
  try examineLimit(answer, exam)
}

private typealias Answer = (Matrix<Double>, [Int], Int) throws -> Matrix<Double>

private func examineSmallFactors(_ answer: Answer, _ exam: Exam) throws {
  let r: Matrix<Double> = [[4, 2, 0, 2], [0, 2, 1, -1], [0, 0, 0.5, 0]]
  let (pivots, none) = ([2, 0, 3, 1], Matrix<Double>.zero(rows: 2, columns: 4))
  exam.begin("four columns", given: ["R": r, "pivots": pivots, "k": 2])
  let expected: Matrix<Double> = [[0, 0.75, 1, -0.25], [1, -0.5, 0, 0.5]]
  try exam.expect(try answer(r, pivots, 2), closeTo: expected, within: 1e-14, as: "Z")
  for unit in Unit.extremes {
    exam.begin("four columns \(unit.name)", given: ["R": unit(r), "pivots": pivots, "k": 2])
    try exam.expect(try answer(unit(r), pivots, 2), closeTo: expected, within: 1e-14, as: "Z")
  }
  for (name, r) in [("no columns", r), ("no columns of the zero matrix", none)] {
    exam.begin(name, given: ["R": r, "k": 0])
    try exam.expect(try answer(r, pivots, 0), hasShape: (0, 4), as: "Z")
  }
  // The last diagonal entry does not count for k = 2, though the whole triangle is singular.
  let singular: Matrix<Double> = [[4, 2, 2], [0, 2, -1], [0, 0, 0]]
  exam.begin("a singular triangle of rank k", given: ["R": singular, "pivots": [1, 2, 0], "k": 2])
  try exam.expect(
    try answer(singular, [1, 2, 0], 2), closeTo: [[0.75, 1, 0], [-0.5, 0, 1]], within: 1e-14,
    as: "Z")
}

/// A column far shorter than the others has coefficients that are far smaller, and counts as well.
private func examineShortColumn(_ answer: Answer, _ exam: Exam) throws {
  let r: Matrix<Double> = [[4, 2, 0x3p-50], [0, 2, 0x1p-50]]
  exam.begin("a short column", given: ["R": r, "pivots": [1, 0, 2], "k": 2])
  let expected: Matrix<Double> = [[0, 1, 0x1p-51], [1, 0, 0x1p-51]]
  try exam.expect(try answer(r, [1, 0, 2], 2), eachCloseTo: expected, as: "Z")
}

/// Diagonal entries just above, just below and at the limit, in a factor with more columns than rows
/// and in one with more rows than columns.
private func examineLimit(_ answer: Answer, _ exam: Exam) throws {
  for (shape, rows, columns) in [("a wide factor", 5, 8), ("a tall factor", 8, 5)] {
    // The first entry, −2, is the largest of all, its row long, and the second one is −2 as well.
    let limit = Threshold(at: 2 * 8 * .ulpOfOne)
    let pivots = Array((0..<columns).reversed())
    func factor(_ third: Double, _ fourth: Double = 0) -> Matrix<Double> {
      Matrix(rows: rows, columns: columns) { i, j in
        switch (i, j) {
        case (0, 0): -2
        case (0, _): 1.5
        case (1, 1): -2
        case (1, 2...): 1
        case (2, 2): third
        case (2, 3...): third / 2
        case (3, 3): fourth
        default: 0
        }
      }
    }
    let above = factor(limit.above)
    exam.begin("\(shape) just above the limit", given: ["R": above, "pivots": pivots, "k": 3])
    try exam.expect(
      try answer(above, pivots, 3), solves: above, pivots: pivots, rank: 3, within: 1e-12)
    try exam.expectRefusals(
      of: [
        "\(shape) just below the limit": factor(limit.below),
        "\(shape) at the limit": factor(limit.value), "\(shape) with a zero": factor(0),
        // Rounding may let the diagonal grow where it is nothing but rounding.
        "\(shape) just below the limit, with more behind": factor(limit.below, limit.above),
      ],
      given: { ["R": $0, "pivots": pivots, "k": 3] }, by: { try answer($0, pivots, 3) })
  }
  let zero = Matrix<Double>.zero(rows: 2, columns: 3)
  let dependent = try ColumnPivotedQR(deficient(rows: 60, columns: 40, rank: 2, seed: 45))
  exam.begin("dependent columns", given: ["R": dependent.r, "k": 3])
  try exam.expectError(as: "your function") { try answer(dependent.r, dependent.pivots, 3) }
  exam.begin("the zero matrix", given: ["R": zero, "k": 1])
  try exam.expectError(as: "your function") { try answer(zero, [0, 1, 2], 1) }
}

extension Exam {
  /// Expects coefficients that solve `R₁₁T = R₁₂`, each in its place, and exact unit vectors.
  fileprivate func expect(
    _ z: Matrix<Double>, solves r: Matrix<Double>, pivots: [Int], rank k: Int,
    within tolerance: Double
  ) throws {
    try expect(z, hasShape: (k, r.columns), as: "Z")
    let chosen = Array(pivots.prefix(k))
    try expect(
      z[columns: chosen] == .identity(k), as: "Z in the chosen columns",
      expected: "unit vectors, exactly", got: z[columns: chosen].exhibit)
    let expected = inPlace(try permutedCoefficients(r, k), pivots)
    try expect(z, closeTo: expected, within: tolerance, as: "Z")
  }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  wrongPlaces() + wrongSystems() + wrongLimits()
}

private func wrongPlaces() -> [Mistake<Answer>] {
  [
    Mistake("leaves the columns in the order of the pivots", caughtAt: "four columns") {
      r, pivots, k in try permutedCoefficients(r, k)
    },
    Mistake("permutes in the wrong direction", caughtAt: "four columns") { r, pivots, k in
      try permutedCoefficients(r, k)[columns: pivots]
    },
    Mistake("counts pivots from 1", caughtAt: "four columns") { r, pivots, k in
      let n = r.columns
      return inPlace(try permutedCoefficients(r, k), pivots.map { ($0 + n - 1) % n })
    },
    Mistake("computes the unit vectors as well", caughtAt: "a random matrix") { r, pivots, k in
      if k == 0 { return .zero(rows: 0, columns: r.columns) }
      let top = r[rows: 0..<k]
      let inverse = try top[columns: 0..<k].solveTriangular(.upper, .identity(k))
      return inPlace(inverse * top, pivots)
    },
  ]
}

private func wrongSystems() -> [Mistake<Answer>] {
  func solved(
    _ name: String, _ t: @escaping (_ r: Matrix<Double>, _ k: Int) throws -> Matrix<Double>
  ) -> Mistake<Answer> {
    Mistake(name, caughtAt: "four columns") { r, pivots, k in
      inPlace(Matrix.identity(k).appending(columnsOf: try t(r, k)), pivots)
    }
  }
  return [
    solved("multiplies by R₁₁ instead of solving with it") { r, k in
      r[rows: 0..<k][columns: 0..<k] * r[rows: 0..<k][columns: k..<r.columns]
    },
    solved("solves with the transpose of R₁₁") { r, k in
      try r[rows: 0..<k][columns: 0..<k].transpose.solveTriangular(
        .lower, r[rows: 0..<k][columns: k..<r.columns])
    },
    solved("takes the last rows of R") { r, k in
      try r[rows: 0..<k][columns: 0..<k].solveTriangular(
        .upper, r[rows: (r.rows - k)..<r.rows][columns: k..<r.columns])
    },
    solved("divides by the diagonal alone") { r, k in
      r[rows: 0..<k][columns: k..<r.columns].scaled(
        rowsBy: Vector(r.diagonal[0..<k].map { 1 / $0 }))
    },
  ]
}

private func wrongLimits() -> [Mistake<Answer>] {
  func limited(
    _ name: String, at caseName: String, entries: @escaping (Matrix<Double>, Int) -> Int = { $1 },
    isSmall: @escaping (Double, Double) -> Bool = { $0 <= $1 },
    _ limit: @escaping (Matrix<Double>) -> Double
  ) -> Mistake<Answer> {
    Mistake(name, caughtAt: caseName) { r, pivots, k in
      for i in 0..<entries(r, k) where isSmall(r[i, i].magnitude, limit(r)) { throw Refusal() }
      return inPlace(try permutedCoefficients(r, k), pivots)
    }
  }
  func right(_ r: Matrix<Double>) -> Double {
    Double(max(r.rows, r.columns)) * .ulpOfOne * r[0, 0].magnitude
  }
  return [
    limited("divides by pivots that are rounding errors", at: "a wide factor just below the limit")
    {
      _ in 0
    },
    limited("has a limit of 1e-12", at: "four columns times 2^-200") { _ in 1e-12 },
    limited("has a limit of 1e-8 times r₁₁", at: "a wide factor just above the limit") {
      1e-8 * $0[0, 0].magnitude
    },
    limited("forgets max(p, n)", at: "a wide factor just below the limit") {
      .ulpOfOne * $0[0, 0].magnitude
    },
    limited("takes p for max(p, n)", at: "a wide factor just below the limit") {
      Double($0.rows) * .ulpOfOne * $0[0, 0].magnitude
    },
    limited("takes n for max(p, n)", at: "a tall factor just below the limit") {
      Double($0.columns) * .ulpOfOne * $0[0, 0].magnitude
    },
    limited("measures beside the Frobenius norm", at: "a wide factor just above the limit") {
      Double(max($0.rows, $0.columns)) * .ulpOfOne * $0.frobeniusNorm
    },
    limited("forgets the sign of r₁₁", at: "a wide factor just below the limit") {
      Double(max($0.rows, $0.columns)) * .ulpOfOne * $0[0, 0]
    },
    limited(
      "takes an entry at the limit", at: "a wide factor at the limit", isSmall: { $0 < $1 }, right),
    limited(
      "looks at the whole diagonal", at: "no columns of the zero matrix",
      entries: { r, _ in min(r.rows, r.columns) }, right),
    limited(
      "leaves the last of the k out", at: "a wide factor just below the limit",
      entries: { max(0, $1 - 1) }, right),
  ]
}
