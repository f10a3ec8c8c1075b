import Attempts
import Grading
import LinearAlgebra
import Solutions01

let ridgePath: Exercise = Exercise(
  "RidgePath",
  learner: { call in { a, b, lambdas in try call(a, b, lambdas) } },
  reference: { try Solutions01.ridgePath($0, $1, lambdas: $2) },
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("adds λ to σ, not to its square", caughtAt: "one unknown") { a, b, lambdas in
      try path(a, b, lambdas) { sigma, lambda in 1 / (sigma + lambda) }
    },
    Mistake("squares λ", caughtAt: "one unknown") { a, b, lambdas in
      try path(a, b, lambdas) { sigma, lambda in sigma / (sigma * sigma + lambda * lambda) }
    },
    Mistake("forgets to divide by σ", caughtAt: "one unknown") { a, b, lambdas in
      try path(a, b, lambdas) { sigma, lambda in sigma * sigma / (sigma * sigma + lambda) }
    },
    Mistake("sorts the weights", caughtAt: "weights out of order") { a, b, lambdas in
      try Solutions01.ridgePath(a, b, lambdas: lambdas.sorted())
    },
    Mistake("gives the pseudo-inverse's solution for every λ", caughtAt: "one unknown") {
      a, b, lambdas in
      try Solutions01.ridgePath(a, b, lambdas: lambdas.map { _ in 0 })
    },
    Mistake("divides by a σ that is rounding", caughtAt: "dependent columns, λ = 0") {
      a, b, lambdas in
      try path(a, b, lambdas) { sigma, lambda in
        sigma == 0 ? 0 : sigma / (sigma * sigma + lambda)
      }
    },
    Mistake("has a tolerance for λ = 0 only", caughtAt: "dependent columns, λ = 1e-30") {
      a, b, lambdas in
      let size = Double(max(a.rows, a.columns)) * .ulpOfOne
      let largest = try a.singularValues().first ?? 0
      return try path(a, b, lambdas) { sigma, lambda in
        lambda == 0 && sigma <= size * largest ? 0 : sigma / (sigma * sigma + lambda)
      }
    },
    Mistake("has a tolerance without a scale", caughtAt: "small entries") { a, b, lambdas in
      try path(a, b, lambdas) { sigma, lambda in
        sigma > 1e-10 ? sigma / (sigma * sigma + lambda) : 0
      }
    },
    Mistake("accepts λ < 0", caughtAt: "a negative weight") { a, b, lambdas in
      try Solutions01.ridgePath(a, b, lambdas: lambdas.map { max($0, 0) })
    },
  ]
) { answer, exam in
  for (name, a, b, lambdas, expected) in cases {
    exam.begin(name, given: ["A": a, "b": b, "lambdas": Vector(lambdas)])
    let x = try answer(a, b, lambdas)
    try exam.expect(x, closeTo: expected, within: 1e-9, as: "the solutions")
  }
  for (rows, columns, seed) in [(9, 4, 106), (5, 8, 107)] as [(Int, Int, UInt64)] {
    var random = SplitMix64(seed: seed)
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let b = Matrix<Double>.gaussian(rows: rows, columns: 1, using: &random)[column: 0]
    let lambdas = [0.01, 1, 100]
    exam.begin("random systems", given: ["A": a, "b": b, "lambdas": Vector(lambdas)])
    let x = try answer(a, b, lambdas)
    try exam.expect(x, hasShape: (columns, lambdas.count), as: "the solutions")
    for (k, lambda) in lambdas.enumerated() {
      // The gradient of ‖Ax − b‖² + λ‖x‖² vanishes at the minimum, and only there.
      let pull = lambda * x[column: k]
      try exam.expect(
        a.transpose * (b - a * x[column: k]), closeTo: pull, within: 1e-8,
        as: "Aᵀ(b − Ax), which should be λx, for λ = \(lambda.formatted(digits: 3))")
    }
  }
  try examineDependentColumns(answer, exam)
  exam.begin("a negative weight", given: ["A": line, "lambdas": [1, -0.1] as Vector<Double>])
  try exam.expectError(as: "your function") { try answer(line, [1, 1, 4], [1, -0.1]) }
}

private typealias Answer = (Matrix<Double>, Vector<Double>, [Double]) throws -> Matrix<Double>

private typealias Case = (
  name: String, a: Matrix<Double>, b: Vector<Double>, lambdas: [Double], expected: Matrix<Double>
)

private let cases: [Case] = [
  ("one unknown", [[2]], [4], [0, 1, 4, 12], [[2, 1.6, 1, 0.5]]),
  ("a diagonal matrix", [[3, 0], [0, 1]], [3, 1], [1, 9], [[0.9, 0.5], [0.5, 0.1]]),
  ("a line through three points", line, [1, 1, 4], [0, 1], [[0.5, 0.6], [1.5, 1.2]]),
  ("weights out of order", [[2]], [4], [4, 0, 1], [[1, 2, 1.6]]),
  ("no weights", line, [1, 1, 4], [], .zero(rows: 2, columns: 0)),
  ("no columns", .zero(rows: 3, columns: 0), [1, 1, 4], [0, 1], .zero(rows: 0, columns: 2)),
  ("small entries", line * 1e-12, [1, 1, 4], [0], [[0.5e12], [1.5e12]]),
]

/// A matrix made of known singular vectors, so that the path is known too.
private func examineDependentColumns(_ answer: Answer, _ exam: Exam) throws {
  var random = SplitMix64(seed: 108)
  let u = try Matrix<Double>.orthonormal(rows: 8, columns: 3, using: &random)
  let v = try Matrix<Double>.orthonormal(rows: 5, columns: 3, using: &random)
  let sigma: Vector<Double> = [3, 2, 1]
  let a = u.scaled(columnsBy: sigma) * v.transpose
  let b: Vector<Double> = [1, -2, 3, 0, 2, 1, -1, 4]
  for lambda in [0, 0.5, 1e-30] {
    exam.begin(
      "dependent columns, λ = \(lambda == 0 ? "0" : lambda.exhibit)",
      given: ["A": a, "b": b, "lambdas": [lambda] as Vector<Double>])
    let filter = Vector(sigma.map { $0 / ($0 * $0 + lambda) })
    let expected = v * filter.hadamard(u.transpose * b)
    try exam.expect(
      try answer(a, b, [lambda]), closeTo: Matrix(column: expected), within: 1e-8,
      as: "the solutions")
  }
}

/// The path with a filter of one's own, and no tolerance.
private func path(
  _ a: Matrix<Double>, _ b: Vector<Double>, _ lambdas: [Double],
  _ filter: (Double, Double) -> Double
) throws -> Matrix<Double> {
  let svd = try SVD(a)
  let coefficients = svd.u.transpose * b
  return svd.v
    * Matrix(rows: coefficients.count, columns: lambdas.count) { j, k in
      filter(svd.singularValues[j], lambdas[k]) * coefficients[j]
    }
}
