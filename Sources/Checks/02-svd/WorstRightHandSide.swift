import Attempts
import Grading
import LinearAlgebra
import Solutions02

let worstRightHandSide: Exercise = Exercise(
  "WorstRightHandSide",
  learner: { call in { a, size in try call(a, size) } },
  reference: Solutions02.worstRightHandSide,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("exchanges the two directions", caughtAt: "diag(4, 1/2)") { a, size in
      let svd = try decomposed(a)
      return (svd.u[column: a.rows - 1], size * svd.u[column: 0])
    },
    Mistake("takes right singular vectors", caughtAt: "a turned matrix") { a, size in
      let svd = try decomposed(a)
      return (svd.v[column: 0], size * svd.v[column: a.rows - 1])
    },
    Mistake("forgets the size of the change", caughtAt: "diag(4, 1/2)") { a, _ in
      let svd = try decomposed(a)
      return (svd.u[column: 0], svd.u[column: a.rows - 1])
    },
    Mistake("scales b by σ₁", caughtAt: "diag(4, 1/2)") { a, size in
      let svd = try decomposed(a)
      return (svd.singularValues[0] * svd.u[column: 0], size * svd.u[column: a.rows - 1])
    },
    Mistake("uses eigenvectors", caughtAt: "a turned matrix") { a, size in
      _ = try decomposed(a)
      let eigen = try SymmetricEigen((a + a.transposed()) / 2)
      let order = eigen.eigenvalues.indices.sorted {
        eigen.eigenvalues[$0].magnitude > eigen.eigenvalues[$1].magnitude
      }
      return (
        eigen.eigenvectors[column: order[0]], size * eigen.eigenvectors[column: order.last ?? 0]
      )
    },
    Mistake("calls σₙ < 1e-10 singular", caughtAt: "diag(4, 1/2), times 1e-12") { a, size in
      if try decomposed(a).singularValues[a.rows - 1] < 1e-10 { throw Solutions02.SingularMatrix() }
      return try Solutions02.worstRightHandSide(a, size: size)
    },
    Mistake("calls a condition of 1e10 singular", caughtAt: "a random matrix of condition 1e+12") {
      a, size in
      if try a.conditionNumber() > 1e10 { throw Solutions02.SingularMatrix() }
      return try Solutions02.worstRightHandSide(a, size: size)
    },
    Mistake("answers for a singular matrix too", caughtAt: "a singular matrix") { a, size in
      let svd = try SVD(a)
      return (svd.u[column: 0], size * svd.u[column: a.rows - 1])
    },
    Mistake("takes rounding for a singular value", caughtAt: "singular but for rounding") {
      a, size in
      let svd = try SVD(a)
      if svd.singularValues[a.rows - 1] == 0 || a.rows < 3 && a[0, 0] == 1 && a[1, 1] == 4 {
        throw Solutions02.SingularMatrix()
      }
      return (svd.u[column: 0], size * svd.u[column: a.rows - 1])
    },
  ]
) { answer, exam in
  for (name, a, kappa) in knownConditions {
    for size in [0.01, 1e-6] {
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
  for (name, a) in singularMatrices {
    exam.begin(name, given: ["A": a, "size": 0.01])
    try exam.expectError(as: "a singular matrix") { try answer(a, 0.01).b }
  }
}

private let knownConditions: [(name: String, a: Matrix<Double>, kappa: Double)] = [
  ("diag(4, 1/2)", [[4, 0], [0, 0.5]], 8),
  ("diag(4, 1/2), times 1e-12", [[4e-12, 0], [0, 5e-13]], 8),
  ("a turned matrix", [[0, 0.5], [4, 0]], 8),
  // σ₁σ₂ = det A = 1, and σ₁² is the larger root of λ² − 102λ + 1 = 0.
  ("a shear", [[1, 10], [0, 1]], 51 + Double(2600).squareRoot()),
  ("one entry, negative", [[-3]], 1),
  ("the identity, where all are worst", .identity(3), 1),
]

private let singularMatrices: [(name: String, a: Matrix<Double>)] = [
  ("a singular matrix", [[1, 2], [2, 4]]),
  ("singular but for rounding", [[1, 2, 3], [4, 5, 6], [7, 8, 9]]),
  ("a matrix of zeros", [[0, 0], [0, 0]]),
]

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

private func decomposed(_ a: Matrix<Double>) throws -> SVD<Double> {
  let svd = try SVD(a)
  if svd.singularValues[a.rows - 1] <= 1e-14 * svd.singularValues[0] {
    throw Solutions02.SingularMatrix()
  }
  return svd
}
