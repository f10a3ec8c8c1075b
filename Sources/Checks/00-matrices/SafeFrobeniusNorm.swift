import Attempts
import Exercises00
import Grading
import LinearAlgebra
import Solutions00

let safeFrobeniusNorm = Exercise(
  "SafeFrobeniusNorm",
  learner: Exercises00.safeFrobeniusNorm, reference: Solutions00.safeFrobeniusNorm,
  stub: { _ in throw NotAttempted() },
  mistakes: [
    Mistake("squares before looking", caughtAt: "large entries") { a in
      a.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
    },
    Mistake("forgets the root", caughtAt: "ordinary entries") { a in
      a.elements.reduce(0) { $0 + $1 * $1 }
    },
    Mistake("adds absolute values", caughtAt: "ordinary entries") { a in
      a.elements.reduce(0) { $0 + $1.magnitude }
    },
    Mistake("looks for the largest entry without its sign", caughtAt: "only negative entries") {
      a in
      guard let largest = a.elements.max() else { return 0 }
      if largest <= 0 { return 0 }
      return largest * a.elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    },
    Mistake("divides by zero", caughtAt: "a matrix of zeros") { a in
      guard let largest = a.elements.map(\.magnitude).max() else { return 0 }
      return largest * a.elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    },
    Mistake("scales by a fixed number, too small for the tiny", caughtAt: "tiny entries") { a in
      1e200 * a.elements.reduce(0) { $0 + ($1 / 1e200) * ($1 / 1e200) }.squareRoot()
        + (a.maxNorm < 1e100 && a.maxNorm > 1e-100 ? a.frobeniusNorm : 0)
    },
    Mistake("forgets to scale back", caughtAt: "ordinary entries") { a in
      guard let largest = a.elements.map(\.magnitude).max(), largest > 0 else { return 0 }
      return a.elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    },
  ]
) { answer, exam in
  var generator = SplitMix64(seed: 3)
  let random = Matrix<Double>.gaussian(rows: 5, columns: 4, using: &generator)
  let cases: [(name: String, a: Matrix<Double>, norm: Double)] = [
    ("ordinary entries", [[1, 2], [3, 4]], 30.0.squareRoot()),
    ("only negative entries", [[-3, -4]], 5),
    ("a random matrix", random, random.frobeniusNorm),
    ("large entries", [[3e200, 0], [0, 4e200]], 5e200),
    ("tiny entries", [[3e-200, 0], [0, 4e-200]], 5e-200),
    ("entries of very different size", [[1e180, 1e-180], [1, 0]], 1e180),
    ("a matrix of zeros", .zero(rows: 2, columns: 3), 0),
    ("a matrix without entries", .zero(rows: 0, columns: 3), 0),
  ]
  for (name, a, norm) in cases {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: norm, within: 1e-12, as: "‖A‖_F")
  }
}
