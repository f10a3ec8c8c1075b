import Attempts
import Grading
import LinearAlgebra
import Solutions01

let iteratedPseudoInverse: Exercise = Exercise(
  "IteratedPseudoInverse",
  learner: { call in { a in try call(a) } },
  reference: Solutions01.iteratedPseudoInverse,
  stub: { _ in throw NotAttempted() },
  mistakes: [
    Mistake("starts from Aᵀ itself", caughtAt: "one number") { a in
      iterate(a, from: a.transposed(), steps: 40)
    },
    Mistake("divides Aᵀ by ‖A‖, not by its square", caughtAt: "one number") { a in
      iterate(a, from: a.transposed() / a.frobeniusNorm, steps: 40)
    },
    Mistake("iterates X(3I − AX)", caughtAt: "one number") { a in
      var x = a.transposed() / (a.frobeniusNorm * a.frobeniusNorm)
      for _ in 0..<40 { x = 3 * x - x * (a * x) }
      return x
    },
    Mistake("divides by zero", caughtAt: "the zero matrix") { a in
      if a.isEmpty { return try Solutions01.iteratedPseudoInverse(a) }
      return iterate(a, from: safeStart(a), steps: 40)
    },
    Mistake("stops at a residual without a scale", caughtAt: "small entries") { a in
      if a.maxNorm == 0 { return try Solutions01.iteratedPseudoInverse(a) }
      var x = safeStart(a)
      while (a * x * a - a).frobeniusNorm > 1e-8 { x = 2 * x - x * (a * x) }
      return iterate(a, from: x, steps: 1)
    },
    Mistake("goes on for a hundred steps", caughtAt: "a random matrix of rank 3") { a in
      if a.maxNorm == 0 { return try Solutions01.iteratedPseudoInverse(a) }
      return iterate(a, from: safeStart(a), steps: 100)
    },
    Mistake("stops after ten steps", caughtAt: "a condition number of 1000") { a in
      if a.maxNorm == 0 { return try Solutions01.iteratedPseudoInverse(a) }
      return iterate(a, from: safeStart(a), steps: 10)
    },
  ]
) { answer, exam in
  let cases: [(name: String, a: Matrix<Double>, expected: Matrix<Double>)] = [
    ("one number", [[4]], [[0.25]]),
    ("a line through three points", line, lineInverse),
    ("a wide matrix", line.transposed(), lineInverse.transposed()),
    ("a matrix of rank one", rankOne, rankOneInverse),
    ("the zero matrix", .zero(rows: 2, columns: 3), .zero(rows: 3, columns: 2)),
    ("no rows", .zero(rows: 0, columns: 3), .zero(rows: 3, columns: 0)),
    ("no columns", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 3)),
    ("small entries", line * 1e-9, lineInverse * 1e9),
    ("large entries", line * 1e9, lineInverse * 1e-9),
  ]
  for (name, a, expected) in cases {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: expected, within: 1e-6, as: "A⁺")
  }
  try examine(answer, exam, "a condition number of 1000", [1, 0.5, 0.1, 0.03, 0.01, 0.001])
  try examine(answer, exam, "a random matrix of rank 3", [5, 3, 1])
}

/// A random 10 × 6 matrix with these singular values, whose pseudo-inverse is known.
private func examine(
  _ answer: (Matrix<Double>) throws -> Matrix<Double>, _ exam: Exam, _ name: String,
  _ sigma: Vector<Double>
) throws {
  var random = SplitMix64(seed: 109)
  let u = try Matrix<Double>.orthonormal(rows: 10, columns: sigma.count, using: &random)
  let v = try Matrix<Double>.orthonormal(rows: 6, columns: sigma.count, using: &random)
  let a = u.scaled(columnsBy: sigma) * v.transpose
  let expected = v.scaled(columnsBy: Vector(sigma.map { 1 / $0 })) * u.transpose
  exam.begin(name, given: ["A": a])
  try exam.expect(try answer(a), closeTo: expected, within: 1e-6, as: "A⁺")
}

private func safeStart(_ a: Matrix<Double>) -> Matrix<Double> {
  a.transposed() / (a.frobeniusNorm * a.frobeniusNorm)
}

private func iterate(
  _ a: Matrix<Double>, from start: Matrix<Double>, steps: Int
) -> Matrix<Double> {
  var x = start
  for _ in 0..<steps { x = 2 * x - x * (a * x) }
  return x
}
