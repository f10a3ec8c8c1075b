import Grading
import LinearAlgebra

/// What people really get wrong in a path of ridge solutions.
func ridgeMistakes() -> [Mistake<RidgeAnswer>] {
  wrongFactors() + wrongLimits() + wrongWeights()
}

private typealias Factor = (_ sigma: Double, _ lambda: Double) -> Double
private typealias Limit = (_ a: Matrix<Double>, _ largest: Double) -> Double

private func wrongFactors() -> [Mistake<RidgeAnswer>] {
  let factors: [(description: String, factor: Factor)] = [
    ("adds λ to σ, not to its square", { 1 / ($0 + $1) }),
    ("squares λ", { $0 / ($0 * $0 + $1 * $1) }),
    ("doubles λ", { $0 / ($0 * $0 + 2 * $1) }),
    ("forgets to divide by σ", { $0 * $0 / ($0 * $0 + $1) }),
    ("gives the pseudo-inverse's solution for every λ", { sigma, _ in 1 / sigma }),
  ]
  let simple = factors.map { description, factor in
    Mistake<RidgeAnswer>(description, caughtAt: "one unknown") { try path($0, $1, $2, factor) }
  }
  return simple + [
    Mistake("multiplies λ by the number of rows", caughtAt: "a diagonal matrix") { a, b, lambdas in
      try path(a, b, lambdas.map { $0 * Double(a.rows) })
    }
  ]
}

private func wrongLimits() -> [Mistake<RidgeAnswer>] {
  let limits: [(description: String, caughtAt: String, limit: Limit)] = [
    ("divides by a σ that is rounding", "just below the limit, 9 × 2", { _, _ in 0 }),
    ("has a limit without a unit", "the line times 2^-200", { _, _ in 1e-10 }),
    ("has a limit of 1e-14", "the line times 2^-200", { _, _ in 1e-14 }),
    ("has a limit of 1e-12 σ₁", "just above the limit, 9 × 2", { 1e-12 * $1 }),
    ("forgets the shape in the limit", "just below the limit, 9 × 2", { .ulpOfOne * $1 }),
    (
      "takes the shorter side", "just below the limit, 9 × 2",
      { a, largest in Double(min(a.rows, a.columns)) * .ulpOfOne * largest }
    ),
    (
      "takes the number of rows", "just below the limit, 2 × 9",
      { a, largest in Double(a.rows) * .ulpOfOne * largest }
    ),
    (
      "takes the number of columns", "just below the limit, 9 × 2",
      { a, largest in Double(a.columns) * .ulpOfOne * largest }
    ),
    (
      "compares with the norm of A", "just above the limit, 4 × 4",
      { a, _ in rightLimit(a, a.frobeniusNorm) }
    ),
  ]
  let simple = limits.map { description, caughtAt, limit in
    Mistake<RidgeAnswer>(description, caughtAt: caughtAt) { try path($0, $1, $2, limit: limit) }
  }
  return simple + [
    Mistake("keeps a σ at the limit", caughtAt: "at the limit, 2 × 2") { a, b, lambdas in
      try path(a, b, lambdas, isKept: { $0 >= $1 && $0 > 0 })
    },
    Mistake("has a limit for λ = 0 only", caughtAt: "just below the limit, 9 × 2") {
      a, b, lambdas in
      let limit = rightLimit(a, try a.singularValues().first ?? 0)
      return try path(
        a, b, lambdas,
        { sigma, lambda in
          lambda == 0 && sigma <= limit ? 0 : sigma / (sigma * sigma + lambda)
        }, limit: { _, _ in 0 })
    },
  ]
}

private func wrongWeights() -> [Mistake<RidgeAnswer>] {
  [
    Mistake("sorts the weights", caughtAt: "weights out of order") { a, b, lambdas in
      try path(a, b, lambdas.sorted())
    },
    Mistake("takes each weight once", caughtAt: "a weight twice") { a, b, lambdas in
      let once = lambdas.indices.filter { !lambdas[..<$0].contains(lambdas[$0]) }
      return try path(a, b, once.map { lambdas[$0] })
    },
    Mistake("gives a row for each weight", caughtAt: "one unknown") { a, b, lambdas in
      try path(a, b, lambdas).transposed()
    },
    Mistake("accepts λ < 0", caughtAt: "a negative weight") { a, b, lambdas in
      try path(a, b, lambdas, isRefused: { _ in false })
    },
    Mistake("looks at the first weight only", caughtAt: "a negative weight last") { a, b, lambdas in
      try path(a, b, lambdas, isRefused: { $0 == lambdas.first && $0 < 0 })
    },
    Mistake("looks at the last weight only", caughtAt: "a negative weight first") { a, b, lambdas in
      try path(a, b, lambdas, isRefused: { $0 == lambdas.last && $0 < 0 })
    },
    Mistake("accepts a λ a little below 0", caughtAt: "a tiny negative weight") { a, b, lambdas in
      try path(a, b, lambdas, isRefused: { $0 < -1e-12 })
    },
    Mistake("refuses λ = 0", caughtAt: "one unknown") { a, b, lambdas in
      try path(a, b, lambdas, isRefused: { $0 <= 0 })
    },
    Mistake("computes an SVD for each weight", caughtAt: "sixteen weights") { a, b, lambdas in
      if lambdas.isEmpty { return .zero(rows: a.columns, columns: 0) }
      return Matrix(columns: try lambdas.map { try path(a, b, [$0])[column: 0] })
    },
  ]
}

private func rightLimit(_ a: Matrix<Double>, _ largest: Double) -> Double {
  Double(max(a.rows, a.columns)) * .ulpOfOne * largest
}

/// The path, with one thing done in another way.
private func path(
  _ a: Matrix<Double>, _ b: Vector<Double>, _ lambdas: [Double],
  _ factor: Factor = { $0 / ($0 * $0 + $1) }, limit: Limit = rightLimit,
  isKept: (_ sigma: Double, _ limit: Double) -> Bool = { $0 > $1 },
  isRefused: (Double) -> Bool = { $0 < 0 }
) throws -> Matrix<Double> {
  if lambdas.contains(where: isRefused) { throw Refusal() }
  let svd = try SVD(a)
  let floor = limit(a, svd.singularValues.first ?? 0)
  let coefficients = svd.u.transpose * b
  return svd.v
    * Matrix(rows: coefficients.count, columns: lambdas.count) { j, k in
      let sigma = svd.singularValues[j]
      return isKept(sigma, floor) ? factor(sigma, lambdas[k]) * coefficients[j] : 0
    }
}
