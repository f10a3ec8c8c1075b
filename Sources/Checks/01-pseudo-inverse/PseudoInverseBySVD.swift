import Attempts
import Grading
import LinearAlgebra
import Solutions01

let pseudoInverseBySVD: Exercise = Exercise(
  "PseudoInverseBySVD",
  learner: { call in { a, relativeTolerance in try call(a, relativeTolerance) } },
  reference: Solutions01.pseudoInverseBySVD,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("forgets to invert the singular values", caughtAt: "a diagonal matrix") { a, _ in
      a.transposed()
    },
    Mistake("returns U Σ⁺ Vᵀ", caughtAt: "a wide matrix") { a, tolerance in
      try Solutions01.pseudoInverseBySVD(a, relativeTolerance: tolerance).transposed()
    },
    Mistake("inverts every singular value", caughtAt: "a matrix of rank one") { a, _ in
      let svd = try SVD(a)
      let inverses = Vector(svd.singularValues.map { 1 / $0 })
      return svd.v.scaled(columnsBy: inverses) * svd.u.transpose
    },
    Mistake("keeps the first singular value only", caughtAt: "a diagonal matrix") { a, _ in
      try Solutions01.pseudoInverseBySVD(a, relativeTolerance: 0.9)
    },
    Mistake("uses ridge's factor σ/(σ² + τ²)", caughtAt: "a singular value below the tolerance") {
      a, tolerance in
      try filtered(a) { sigma, largest in
        let tau = tolerance * largest
        return sigma < 1e-13 * largest ? 0 : sigma / (sigma * sigma + tau * tau)
      }
    },
    Mistake("takes the tolerance as it is", caughtAt: "small entries") { a, tolerance in
      try filtered(a) { sigma, _ in sigma > tolerance ? 1 / sigma : 0 }
    },
    Mistake("keeps σ = tolerance too", caughtAt: "a singular value at the tolerance") {
      a, tolerance in
      try filtered(a) { sigma, largest in sigma >= tolerance * largest ? 1 / sigma : 0 }
    },
    Mistake("returns n × 0 for every empty matrix", caughtAt: "no columns") { a, tolerance in
      if a.isEmpty { return .zero(rows: a.columns, columns: 0) }
      return try Solutions01.pseudoInverseBySVD(a, relativeTolerance: tolerance)
    },
    Mistake("refuses the zero matrix", caughtAt: "the zero matrix") { a, tolerance in
      if a.maxNorm == 0 { throw LinearAlgebraError.singular(pivot: 0) }
      return try Solutions01.pseudoInverseBySVD(a, relativeTolerance: tolerance)
    },
  ]
) { answer, exam in
  typealias Case = (name: String, a: Matrix<Double>, tolerance: Double, expected: Matrix<Double>)
  let cases: [Case] = [
    ("a diagonal matrix", [[4, 0], [0, 2]], 1e-10, [[0.25, 0], [0, 0.5]]),
    ("a wide matrix", [[4, 0, 0], [0, 2, 0]], 1e-10, [[0.25, 0], [0, 0.5], [0, 0]]),
    ("a matrix of rank one", rankOne, 1e-10, rankOneInverse),
    (
      "a singular value below the tolerance", Matrix(diagonal: [1, 1e-3, 1e-6]), 1e-4,
      Matrix(diagonal: [1, 1e3, 0])
    ),
    ("small entries", rankOne * 1e-12, 1e-10, rankOneInverse * 1e12),
    ("large entries", rankOne * 1e12, 1e-10, rankOneInverse * 1e-12),
    ("a singular value at the tolerance", [[4, 0], [0, 2]], 0.5, [[0.25, 0], [0, 0]]),
    ("a tolerance of 0", [[2, 0], [0, 0]], 0, [[0.5, 0], [0, 0]]),
    ("the zero matrix", .zero(rows: 2, columns: 3), 1e-10, .zero(rows: 3, columns: 2)),
    ("no rows", .zero(rows: 0, columns: 3), 1e-10, .zero(rows: 3, columns: 0)),
    ("no columns", .zero(rows: 3, columns: 0), 1e-10, .zero(rows: 0, columns: 3)),
  ]
  for (name, a, tolerance, expected) in cases {
    exam.begin(name, given: ["A": a, "relativeTolerance": tolerance])
    let x = try answer(a, tolerance)
    try exam.expect(x, closeTo: expected, within: 1e-9, as: "A⁺")
  }
  for (rows, columns, rank) in [(7, 5, 3), (4, 9, 2), (6, 6, 6), (1, 4, 1)] {
    let a = deficient(rows: rows, columns: columns, rank: rank, seed: UInt64(rows + columns))
    exam.begin("random matrices", given: ["A": a, "relativeTolerance": 1e-10])
    try exam.expect(try answer(a, 1e-10), isPseudoInverseOf: a)
  }
}

/// A matrix with each singular value replaced by a function of it and of the largest.
private func filtered(
  _ a: Matrix<Double>, _ factor: (Double, Double) -> Double
) throws -> Matrix<Double> {
  let svd = try SVD(a)
  let largest = svd.singularValues.first ?? 0
  let factors = Vector(svd.singularValues.map { factor($0, largest) })
  return svd.v.scaled(columnsBy: factors) * svd.u.transpose
}
