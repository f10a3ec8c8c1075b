import Attempts
import Exercises00
import Grading
import LinearAlgebra
import Solutions00

let safeFrobeniusNorm: Exercise = Exercise(
  "SafeFrobeniusNorm",
  learner: Exercises00.safeFrobeniusNorm, reference: Solutions00.safeFrobeniusNorm,
  stub: { _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  var generator = SplitMix64(seed: 3)
  let random = Matrix<Double>.gaussian(rows: 5, columns: 4, using: &generator)
  let smallest = Double.leastNonzeroMagnitude
  let cases: [(name: String, a: Matrix<Double>, norm: Double)] = [
    ("ordinary entries", [[1, 2], [3, 4]], 30.0.squareRoot()),
    ("only negative entries", [[-3, -4]], 5),
    ("a random matrix", random, random.frobeniusNorm),
    ("large entries", [[3e200, 0], [0, 4e200]], 5e200),
    ("tiny entries", [[3e-200, 0], [0, 4e-200]], 5e-200),
    ("entries of very different size", [[1e180, 1e-180], [1, 0]], 1e180),
    ("a zero first entry", [[0, 5]], 5),
    ("a small first entry", [[1e-180, 1e180]], 1e180),
    ("entries near the largest Double", [[1e308, 1e308]], 2.0.squareRoot() * 1e308),
    ("the smallest positive Double", [[smallest]], smallest),
    ("a matrix of zeros", .zero(rows: 2, columns: 3), 0),
    ("a matrix without entries", .zero(rows: 0, columns: 3), 0),
  ]
  for (name, a, norm) in cases {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: norm, within: 1e-12, as: "‖A‖_F")
  }
}

/// `s ‖A/s‖_F`: right for the right `s`.
private func scaled(_ a: Matrix<Double>, by s: Double) -> Double {
  s * a.elements.reduce(0) { $0 + ($1 / s) * ($1 / s) }.squareRoot()
}

private typealias Answer = (Matrix<Double>) throws -> Double

private func sumOfSquares(_ a: Matrix<Double>) -> Double {
  var sum = 0.0
  for x in a.elements { sum += x * x }
  return sum
}

private func sumOfMagnitudes(_ a: Matrix<Double>) -> Double {
  var sum = 0.0
  for x in a.elements { sum += x.magnitude }
  return sum
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("squares before looking", caughtAt: "large entries") { a in
      sumOfSquares(a).squareRoot()
    },
    Mistake("forgets the root", caughtAt: "ordinary entries") { a in
      sumOfSquares(a)
    },
    Mistake("adds absolute values", caughtAt: "ordinary entries") { a in
      sumOfMagnitudes(a)
    },
    Mistake("looks for the largest entry without its sign", caughtAt: "only negative entries") {
      a in
      guard let largest = a.elements.max() else { return 0 }
      return largest <= 0 ? 0 : scaled(a, by: largest)
    },
    Mistake("divides by the first entry", caughtAt: "a zero first entry") { a in
      guard a.maxNorm > 0 else { return 0 }
      return scaled(a, by: a.elements[0].magnitude)
    },
    Mistake("divides by the first entry that is not zero", caughtAt: "a small first entry") { a in
      guard let first = a.elements.first(where: { $0 != 0 }) else { return 0 }
      return scaled(a, by: first.magnitude)
    },
    Mistake("divides by the sum of all entries", caughtAt: "entries near the largest Double") { a in
      guard a.maxNorm > 0 else { return 0 }
      return scaled(a, by: sumOfMagnitudes(a))
    },
    Mistake("multiplies by a reciprocal", caughtAt: "the smallest positive Double") { a in
      guard a.maxNorm > 0 else { return 0 }
      let factor = 1 / a.maxNorm
      let squares = a.elements.map { ($0 * factor) * ($0 * factor) }
      return a.maxNorm * squares.reduce(0, +).squareRoot()
    },
    Mistake("divides by zero", caughtAt: "a matrix of zeros") { a in
      a.isEmpty ? 0 : scaled(a, by: a.maxNorm)
    },
    Mistake("scales by a fixed number, too small for the tiny", caughtAt: "tiny entries") { a in
      scaled(a, by: 1e200)
        + (a.maxNorm < 1e100 && a.maxNorm > 1e-100 ? a.frobeniusNorm : 0)
    },
    Mistake("forgets to scale back", caughtAt: "ordinary entries") { a in
      a.maxNorm == 0 ? 0 : scaled(a, by: a.maxNorm) / a.maxNorm
    },
  ]
}
