import Attempts
import Grading
import LinearAlgebra
import Solutions02

let powerIteration: Exercise = Exercise(
  "PowerIteration",
  learner: { call in { a in try call(a) } },
  reference: Solutions02.largestSingularValue,
  stub: { _ in throw NotAttempted() },
  mistakes: [
    Mistake("forgets the square root of the eigenvalue", caughtAt: "the ratings") { a in
      let sigma = try Solutions02.largestSingularValue(a)
      return sigma * sigma
    },
    Mistake("gives the Frobenius norm", caughtAt: "the ratings") { $0.frobeniusNorm },
    Mistake("iterates with A itself, as for an eigenvalue", caughtAt: "a shear") { a in
      if !a.isSquare { return try Solutions02.largestSingularValue(a) }
      return stretch(of: a, from: Vector(repeating: 1, count: a.columns)) { $0 * $1 }
    },
    Mistake("starts from the vector of ones", caughtAt: "a kernel that holds the ones") { a in
      stretch(of: a, from: Vector(repeating: 1, count: a.columns)) { $0.transpose * ($0 * $1) }
    },
    Mistake("does ten steps and stops", caughtAt: "a gap of five percent") { a in
      let scale = a.maxNorm
      if scale == 0 { return 0 }
      return scale
        * stretch(of: a / scale, from: start(a.columns), steps: 10) { $0.transpose * ($0 * $1) }
    },
    Mistake("divides by the norm of a zero vector", caughtAt: "a matrix of zeros") { a in
      if a.maxNorm > 0 { return try Solutions02.largestSingularValue(a) }
      return stretch(of: a, from: start(a.columns)) { $0.transpose * ($0 * $1) }
    },
    Mistake("forms AᵀA, which overflows", caughtAt: "entries near 1e200") { a in
      let gram = a.gram()
      return gram.maxNorm == 0
        ? 0 : stretch(of: gram, from: start(a.columns)) { $0 * $1 }.squareRoot()
    },
  ]
) { answer, exam in
  for (name, a, sigma) in knownNorms {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: sigma, within: 1e-6, as: "σ₁")
  }
  var generator = SplitMix64(seed: 21)
  let close = try Matrix.random(
    rows: 9, columns: 9, singularValues: [1, 0.95, 0.95, 0.9, 0.9, 0.9, 0.9], using: &generator)
  exam.begin("a gap of five percent", given: ["A": close])
  try exam.expect(try answer(close), closeTo: 1, within: 1e-6, as: "σ₁")
  for (rows, columns) in [(7, 7), (12, 5), (4, 15)] {
    let values: Vector<Double> = [3, 2.4, 1, 0.1]
    let a = try Matrix.random(
      rows: rows, columns: columns, singularValues: values, using: &generator)
    exam.begin("a random \(a.shape) matrix", given: ["A": a])
    try exam.expect(try answer(a), closeTo: 3, within: 1e-6, as: "σ₁")
  }
}

private let knownNorms: [(name: String, a: Matrix<Double>, sigma: Double)] = [
  // σ₁² is the larger root of λ² − 56λ + 555 = 0, the characteristic equation of AAᵀ.
  ("the ratings", [[5, 1, 2], [1, 4, 3]], root(28 + root(229))),
  ("one entry, negative", [[-7]], 7),
  ("a single row", [[3, 0, 4]], 5),
  // σ₁² is the larger root of λ² − 102λ + 1 = 0, while both eigenvalues are 1.
  ("a shear", [[1, 10], [0, 1]], root(51 + root(2600))),
  ("a kernel that holds the ones", [[1, -1], [-1, 1]], 2),
  ("two equal singular values", [[0, -2], [2, 0]], 2),
  ("a matrix of zeros", [[0, 0], [0, 0], [0, 0]], 0),
  ("entries near 1e200", [[3e200, 0], [4e200, 0]], 5e200),
  ("entries near 1e-200", [[3e-200, 0], [4e-200, 0]], 5e-200),
]

private func root(_ x: Double) -> Double { x.squareRoot() }

/// A start that no matrix of the check is unlucky with.
private func start(_ count: Int) -> Vector<Double> {
  var generator = SplitMix64(seed: 5)
  return Vector((0..<count).map { _ in generator.gaussian() })
}

/// How far `a` stretches a unit vector after some steps.
private func stretch(
  of a: Matrix<Double>, from start: Vector<Double>, steps: Int = 400,
  _ step: (Matrix<Double>, Vector<Double>) -> Vector<Double>
) -> Double {
  var v = start / start.norm
  for _ in 0..<steps {
    let next = step(a, v)
    if next.norm == 0 { return a.maxNorm == 0 ? .nan : 0 }
    v = next / next.norm
  }
  return (a * v).norm
}
