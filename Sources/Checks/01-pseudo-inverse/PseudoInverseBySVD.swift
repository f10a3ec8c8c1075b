import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions01

let pseudoInverseBySVD: Exercise = Exercise(
  "PseudoInverseBySVD",
  learner: { call in { a, relativeTolerance in try call(a, relativeTolerance) } },
  reference: Solutions01.pseudoInverseBySVD,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, a, tolerance, expected) in cases() + casesAtTheLimit() {
    exam.begin(name, given: ["A": a, "relativeTolerance": tolerance])
    try exam.expect(try answer(a, tolerance), closeTo: expected, as: "A⁺")
  }
  for (rows, columns, rank) in [(7, 5, 3), (4, 9, 2), (6, 6, 6), (1, 4, 1)] {
    let a = deficient(rows: rows, columns: columns, rank: rank, seed: UInt64(rows + columns))
    exam.begin("random matrices", given: ["A": a, "relativeTolerance": 1e-10])
    try exam.expect(try answer(a, 1e-10), isPseudoInverseOf: a)
  }
  var random = SplitMix64(seed: 105)
  for spectrum in TypicalSpectrum.all(6) {
    // κ is at most 10⁸: the entries of A, rounded, leave A⁺ an error of κε ≈ 10⁻⁸.
    let planted = try Planted(rows: 9, columns: 6, spectrum.values, using: &random)
    exam.begin(
      "singular values \(spectrum.name)", given: ["A": planted.a, "relativeTolerance": 1e-10])
    try exam.expect(
      try answer(planted.a, 1e-10), closeTo: planted.inverse, within: 1e-6, as: "A⁺")
  }
}

private typealias Answer = (Matrix<Double>, Double) throws -> Matrix<Double>

private typealias Case = (
  name: String, a: Matrix<Double>, tolerance: Double, expected: Matrix<Double>
)

private func cases() -> [Case] {
  let zeros: Matrix<Double> = [[0, 0, 0], [2, 0, 0], [0, 0, 0], [0, 0, 4]]
  let fixed: [Case] = [
    ("a diagonal matrix", [[4, 0], [0, 2]], 1e-10, [[0.25, 0], [0, 0.5]]),
    ("a wide matrix", [[4, 0, 0], [0, 2, 0]], 1e-10, [[0.25, 0], [0, 0.5], [0, 0]]),
    ("a matrix of rank one", rankOne, 1e-10, rankOneInverse),
    ("one negative entry", [[-4]], 1e-10, [[-0.25]]),
    (
      "rows and a column of zeros", zeros, 1e-10,
      [[0, 0.5, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0.25]]
    ),
    ("the zero matrix", .zero(rows: 2, columns: 3), 1e-10, .zero(rows: 3, columns: 2)),
    ("the zero matrix, a tolerance of 0", .zero(rows: 2, columns: 2), 0, [[0, 0], [0, 0]]),
    ("no rows", .zero(rows: 0, columns: 3), 1e-10, .zero(rows: 3, columns: 0)),
    ("no columns", .zero(rows: 3, columns: 0), 1e-10, .zero(rows: 0, columns: 3)),
    ("a tolerance of 0", [[2, 0], [0, 0]], 0, [[0.5, 0], [0, 0]]),
    ("a tolerance of 0, far apart", [[1, 0], [0, 0x1p-80]], 0, [[1, 0], [0, 0x1p80]]),
    ("a tolerance below rounding", [[1, 0], [0, 0x1p-60]], 1e-20, [[1, 0], [0, 0x1p60]]),
    ("a tolerance of 1", [[4, 0], [0, 2]], 1, [[0, 0], [0, 0]]),
  ]
  return fixed + Unit.extremes.map { ("rank one \($0.name)", $0(rankOne), 1e-10, over($0)) }
}

private func over(_ unit: Unit) -> Matrix<Double> { rankOneInverse * unit.power(-1) }

/// Singular values beside the limit, where another limit would decide otherwise.
private func casesAtTheLimit() -> [Case] {
  let limit = Threshold(at: 0x1p-10)
  let mixed = Matrix<Double>.hadamard(2) / 2
  /// A full matrix with singular values 1, 1, 1 and 2⁻¹⁰, or its pseudo-inverse, without rounding.
  func full(_ last: Double) -> Matrix<Double> {
    mixed.scaled(columnsBy: [1, 1, 1, last]) * mixed
  }
  let near: [Case] = [
    ("just above the limit", full(0x1p-10), limit.below, full(0x1p10)),
    ("just below the limit", full(0x1p-10), limit.above, full(0)),
  ]
  let steps: Matrix<Double> = Matrix(diagonal: [1, 0x1p-8, 0x1p-16])
  return near
    + Unit.extremes.flatMap { unit in
      near.map { ("\($0.0), \(unit.name)", unit($0.1), $0.2, $0.3 * unit.power(-1)) }
    } + [
      ("a singular value at the tolerance", [[4, 0], [0, 2]], 0.5, [[0.25, 0], [0, 0]]),
      ("in steps, each above the limit of the last", steps, 1e-4, Matrix(diagonal: [1, 0x1p8, 0])),
    ]
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("forgets to invert the singular values", caughtAt: "a diagonal matrix") { a, _ in
      a.transposed()
    },
    Mistake("returns U Σ⁺ Vᵀ", caughtAt: "a wide matrix") { a, tolerance in
      try filtered(a, above: { tolerance * $0 }).transposed()
    },
    Mistake("inverts every singular value", caughtAt: "a matrix of rank one") { a, _ in
      let svd = try SVD(a)
      let inverses = Vector(svd.singularValues.map { 1 / $0 })
      return svd.v.scaled(columnsBy: inverses) * svd.u.transpose
    },
    Mistake("keeps the first singular value only", caughtAt: "a diagonal matrix") { a, _ in
      try filtered(a, above: { 0.9 * $0 })
    },
    Mistake("uses ridge's factor σ/(σ² + τ²)", caughtAt: "a matrix of rank one") { a, tolerance in
      let svd = try SVD(a)
      let tau = tolerance * (svd.singularValues.first ?? 0)
      let factors = Vector(
        svd.singularValues.map { $0 == 0 ? 0 : $0 / ($0 * $0 + tau * tau) })
      return svd.v.scaled(columnsBy: factors) * svd.u.transpose
    },
    Mistake("takes the tolerance as it is", caughtAt: "a tolerance of 1") { a, tolerance in
      try filtered(a, above: { _ in tolerance })
    },
    Mistake("has a floor of 1e-13", caughtAt: "a tolerance of 0, far apart") { a, tolerance in
      try filtered(a, above: { max(1e-13, tolerance * $0) })
    },
    Mistake("has a floor of 1e-50", caughtAt: "rank one times 2^-200") { a, tolerance in
      try filtered(a, above: { max(1e-50, tolerance * $0) })
    },
    Mistake("never goes below rounding", caughtAt: "a tolerance of 0, far apart") { a, tolerance in
      let rounding = Double(max(a.rows, a.columns)) * .ulpOfOne
      return try filtered(a, above: { max(tolerance, rounding) * $0 })
    },
    Mistake("has a tolerance of its own", caughtAt: "a tolerance of 0, far apart") { a, _ in
      let rounding = Double(max(a.rows, a.columns)) * .ulpOfOne
      return try filtered(a, above: { rounding * $0 })
    },
    Mistake("compares with the Frobenius norm", caughtAt: "just above the limit") { a, tolerance in
      try filtered(a, above: { _ in tolerance * a.frobeniusNorm })
    },
    Mistake("compares with the largest column sum", caughtAt: "just above the limit") {
      a, tolerance in
      try filtered(a, above: { _ in tolerance * a.oneNorm })
    },
    Mistake("compares with the sum of all", caughtAt: "just above the limit") { a, tolerance in
      let sum = try a.nuclearNorm()
      return try filtered(a, above: { _ in tolerance * sum })
    },
    Mistake("compares with the largest entry", caughtAt: "just below the limit") { a, tolerance in
      try filtered(a, above: { _ in tolerance * a.maxNorm })
    },
    Mistake("multiplies the tolerance by the size", caughtAt: "just above the limit") {
      a, tolerance in
      try filtered(a, above: { Double(max(a.rows, a.columns)) * tolerance * $0 })
    },
    Mistake("keeps σ = tolerance too", caughtAt: "a tolerance of 1") { a, tolerance in
      let svd = try SVD(a)
      let limit = tolerance * (svd.singularValues.first ?? 0)
      let factors = Vector(svd.singularValues.map { $0 >= limit && $0 > 0 ? 1 / $0 : 0 })
      return svd.v.scaled(columnsBy: factors) * svd.u.transpose
    },
    Mistake("keeps the largest whatever comes", caughtAt: "a tolerance of 1") { a, tolerance in
      try filtered(a, above: { min(tolerance, 1.0.nextDown) * $0 })
    },
    Mistake("takes the root of eigenvalues of AᵀA", caughtAt: "a tolerance of 0, far apart") {
      a, tolerance in
      let eigen = try SymmetricEigen(a.gram())
      let limit = tolerance * tolerance * (eigen.eigenvalues.last ?? 0)
      let rounding = 1e-15 * (eigen.eigenvalues.last ?? 0)
      let v = eigen.eigenvectors
      let factors = Vector(eigen.eigenvalues.map { $0 > max(limit, rounding) ? 1 / $0 : 0 })
      return v.scaled(columnsBy: factors) * v.transpose * a.transposed()
    },
    Mistake("returns n × 0 for every empty matrix", caughtAt: "no columns") { a, tolerance in
      if a.isEmpty { return .zero(rows: a.columns, columns: 0) }
      return try filtered(a, above: { tolerance * $0 })
    },
    Mistake("refuses the zero matrix", caughtAt: "the zero matrix") { a, tolerance in
      if !a.isEmpty && a.maxNorm == 0 { throw LinearAlgebraError.singular(pivot: 0) }
      return try filtered(a, above: { tolerance * $0 })
    },
  ]
}

/// The pseudo-inverse of what lies above a limit, a function of the largest singular value.
private func filtered(
  _ a: Matrix<Double>, above limit: (Double) -> Double
) throws -> Matrix<Double> {
  let svd = try SVD(a)
  let floor = limit(svd.singularValues.first ?? 0)
  let factors = Vector(svd.singularValues.map { $0 > floor ? 1 / $0 : 0 })
  return svd.v.scaled(columnsBy: factors) * svd.u.transpose
}
