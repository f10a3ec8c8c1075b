import Attempts
import Grading
import LinearAlgebra
import Solutions02

let worstRightHandSide: Exercise = Exercise(
  "WorstRightHandSide",
  learner: { call in { a, size in try call(a, size) } },
  reference: Solutions02.worstRightHandSide,
  stub: { _, _ in throw NotAttempted() },
  mistakes: limitMistakes() + directionMistakes()
) { answer, exam in
  for (name, a, kappa) in knownConditions() + conditionsAtTheLimit() {
    for size in [0.01, 1e-6, 5, 0x1p-200] {
      exam.begin(name, given: ["A": a, "size": size])
      try check(try answer(a, size), of: a, size: size, kappa: kappa, exam)
    }
  }
  var generator = SplitMix64(seed: 25)
  // The check's own solutions lose as many digits as κ has.
  let randomCases = [(3, 0.1, 1e-6), (6, 1e-3, 1e-6), (10, 1e-6, 1e-6), (5, 2e-12, 1e-2)]
  for (count, smallest, tolerance) in randomCases {
    let sigma = Vector((0..<count).map { $0 == 0 ? 2 : $0 == count - 1 ? smallest : 1.5 })
    let a = try Matrix.random(
      rows: count, columns: count, singularValues: sigma, using: &generator)
    exam.begin(
      "a random matrix of condition \((2 / smallest).exhibit)", given: ["A": a, "size": 0.01])
    try check(
      try answer(a, 0.01), of: a, size: 0.01, kappa: 2 / smallest, within: tolerance, exam)
  }
  // Turned by 2⁻⁴⁰, which is far below 1, and as much as σₙ: without it x doubles its square.
  let (turned, tiny): (Matrix<Double>, Double) = ([[1, -0x1p-80], [0x1p-40, 0x1p-40]], 0x1p-40)
  exam.begin("a direction with a tiny entry", given: ["A": turned, "size": 0.01])
  try check(try answer(turned, 0.01), of: turned, size: 0.01, kappa: 1 / tiny, within: 1e-2, exam)
  for (name, a) in singularMatrices() {
    exam.begin(name, given: ["A": a, "size": 0.01])
    try exam.expectError(as: "a singular matrix") { try answer(a, 0.01).b }
  }
}

private typealias Answer = (Matrix<Double>, Double) throws -> (
  b: Vector<Double>, change: Vector<Double>
)

private typealias Case = (name: String, a: Matrix<Double>, kappa: Double)

private func knownConditions() -> [Case] {
  let diagonal: Matrix<Double> = [[4, 0], [0, 0.5]]
  return [
    ("diag(4, 1/2)", diagonal, 8),
    ("a turned matrix", [[0, 0.5], [4, 0]], 8),
    ("the smallest in the middle", Matrix(diagonal: [4, 0.5, -1]), 8),
    // σ₁σ₂ = det A = 1, and σ₁² is the larger root of λ² − 102λ + 1 = 0.
    ("a shear", [[1, 10], [0, 1]], 51 + Double(2600).squareRoot()),
    ("one entry, negative", [[-3]], 1),
    ("the identity, where all are worst", .identity(3), 1),
    ("two largest and two smallest", Matrix(diagonal: [2, 0.25, 2, 0.25]), 8),
  ] + Unit.extremes.map { ("diag(4, 1/2) \($0.name)", $0(diagonal), 8) }
}

/// A diagonal matrix, whose singular values are exact: all 1, and the last beside the limit `nεσ₁`.
private func nearlySingular(_ count: Int, last: Double) -> Matrix<Double> {
  Matrix(diagonal: Vector((0..<count).map { $0 == count - 1 ? last : 1 }))
}

private func limit(_ count: Int) -> Threshold { Threshold(at: Double(count) * .ulpOfOne) }

private func conditionsAtTheLimit() -> [Case] {
  let plain = [2, 9].map { count -> Case in
    let above = limit(count).above
    return (
      "just above the limit, \(count) × \(count)", nearlySingular(count, last: above), 1 / above
    )
  }
  return plain
    + Unit.extremes.map { ("\(plain[0].name), \($0.name)", $0(plain[0].a), plain[0].kappa) }
}

private func singularMatrices() -> [(name: String, a: Matrix<Double>)] {
  let below = [2, 9].map { count in
    ("just below the limit, \(count) × \(count)", nearlySingular(count, last: limit(count).below))
  }
  return [
    ("a singular matrix", [[1, 0], [0, 0]]),
    ("a matrix of zeros", [[0, 0], [0, 0]]),
    ("one entry, zero", [[0]]),
    ("a row of zeros", [[1, 2, 3], [0, 0, 0], [4, 5, 7]]),
    ("at the limit, 2 × 2", nearlySingular(2, last: 2 * .ulpOfOne)),
  ] + below + Unit.extremes.map { ("\(below[0].0), \($0.name)", $0(below[0].1)) }
}

/// Solves both systems: the change of the solution must be κ times as large as that of `b`.
private func check(
  _ answer: (b: Vector<Double>, change: Vector<Double>), of a: Matrix<Double>, size: Double,
  kappa: Double, within tolerance: Double = 1e-6, _ exam: Exam
) throws {
  for (vector, name) in [(answer.b, "b"), (answer.change, "δb")] {
    try exam.expect(vector.count, equals: a.rows, as: "the length of \(name)")
  }
  try exam.expect(answer.b.norm, closeTo: 1, within: 1e-8, as: "‖b‖")
  try exam.expect(answer.change.norm, closeTo: size, within: 1e-8, as: "‖δb‖")
  let x = try a.solve(answer.b)
  let change = try a.solve(answer.change)
  try exam.expect(
    change.norm / x.norm / size, closeTo: kappa, within: tolerance,
    as: "the growth (‖δx‖/‖x‖) / (‖δb‖/‖b‖), which should be κ(A)")
}

/// What people really get wrong about the limit.
private func limitMistakes() -> [Mistake<Answer>] {
  typealias Rule = (_ sigma: Vector<Double>, _ a: Matrix<Double>) throws -> Bool
  func last(_ sigma: Vector<Double>) -> Double { sigma[sigma.count - 1] }
  let rules: [(description: String, caughtAt: String, isSingular: Rule)] = [
    ("answers for a singular matrix too", "a singular matrix", { _, _ in false }),
    ("refuses zeros only", "at the limit, 2 × 2", { s, _ in last(s) == 0 }),
    ("calls σₙ < 1e-12 singular", "diag(4, 1/2) times 2^-200", { s, _ in last(s) < 1e-12 }),
    (
      "has a limit without a unit", "diag(4, 1/2) times 2^-200",
      { s, _ in last(s) <= limit(s.count).value }
    ),
    (
      "calls a condition of 1e14 singular", "just above the limit, 2 × 2",
      { s, _ in last(s) <= 1e-14 * s[0] }
    ),
    (
      "forgets n in the limit", "at the limit, 2 × 2",
      { s, _ in last(s) <= .ulpOfOne * s[0] }
    ),
    (
      "squares n in the limit", "just above the limit, 2 × 2",
      { s, _ in last(s) <= limit(s.count * s.count).value * s[0] }
    ),
    (
      "compares with the norm of A", "just above the limit, 9 × 9",
      { s, a in last(s) <= limit(s.count).value * a.frobeniusNorm }
    ),
    (
      "accepts the limit itself", "at the limit, 2 × 2",
      { s, _ in last(s) < limit(s.count).value * s[0] || last(s) == 0 }
    ),
    (
      "looks at the determinant", "diag(4, 1/2) times 2^-200",
      { _, a in try LU(a).determinant.magnitude < 1e-12 }
    ),
  ]
  return rules.map { description, caughtAt, isSingular in
    Mistake<Answer>(description, caughtAt: caughtAt) { a, size in
      let svd = try SVD(a)
      if try isSingular(svd.singularValues, a) { throw Solutions02.SingularMatrix() }
      return (svd.u[column: 0], size * svd.u[column: a.rows - 1])
    }
  }
}

/// What people really get wrong about the two vectors.
private func directionMistakes() -> [Mistake<Answer>] {
  typealias Directions = (SVD<Double>, _ last: Int, _ size: Double) -> (
    b: Vector<Double>, change: Vector<Double>
  )
  let ways: [(description: String, caughtAt: String, directions: Directions)] = [
    ("exchanges the two directions", "diag(4, 1/2)", { ($0.u[column: $1], $2 * $0.u[column: 0]) }),
    (
      "takes right singular vectors", "a turned matrix",
      { ($0.v[column: 0], $2 * $0.v[column: $1]) }
    ),
    ("takes rows of U", "a shear", { ($0.u[row: 0], $2 * $0.u[row: $1]) }),
    (
      "forgets the size of the change", "diag(4, 1/2)",
      { svd, last, _ in (svd.u[column: 0], svd.u[column: last]) }
    ),
    (
      "takes no size above 1", "diag(4, 1/2)",
      { ($0.u[column: 0], min(1, $2) * $0.u[column: $1]) }
    ),
    (
      "scales b by σ₁", "diag(4, 1/2)",
      { ($0.singularValues[0] * $0.u[column: 0], $2 * $0.u[column: $1]) }
    ),
    (
      "divides the change by σₙ", "diag(4, 1/2)",
      { ($0.u[column: 0], ($2 / $0.singularValues[$1]) * $0.u[column: $1]) }
    ),
    (
      "adds b to the change", "diag(4, 1/2)",
      { ($0.u[column: 0], $0.u[column: 0] + $2 * $0.u[column: $1]) }
    ),
    (
      "takes the second direction for the last", "the smallest in the middle",
      { ($0.u[column: 0], $2 * $0.u[column: min(1, $1)]) }
    ),
  ]
  let simple = ways.map { description, caughtAt, directions in
    Mistake<Answer>(description, caughtAt: caughtAt) { a, size in
      directions(try decomposed(a), a.rows - 1, size)
    }
  }
  return simple + [
    Mistake("uses eigenvectors", caughtAt: "a turned matrix") { a, size in
      _ = try decomposed(a)
      let eigen = try SymmetricEigen((a + a.transposed()) / 2)
      let order = eigen.eigenvalues.indices.sorted {
        eigen.eigenvalues[$0].magnitude > eigen.eigenvalues[$1].magnitude
      }
      return (
        eigen.eigenvectors[column: order[0]], size * eigen.eigenvectors[column: order.last ?? 0]
      )
    }
  ]
}

private func decomposed(_ a: Matrix<Double>) throws -> SVD<Double> {
  let svd = try SVD(a)
  let sigma = svd.singularValues
  if sigma[a.rows - 1] <= limit(a.rows).value * sigma[0] { throw Solutions02.SingularMatrix() }
  return svd
}
