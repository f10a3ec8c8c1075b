import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

private typealias Answer = (Matrix<Double>, Matrix<Double>, Matrix<Double>) throws -> Double

/// `10 √(2/π)`.
private let factor = 7.978845608028654

/// The lengths of what the basis leaves of the images.
private func lengths(
  _ a: Matrix<Double>, _ q: Matrix<Double>, _ omega: Matrix<Double>
) -> [Double] {
  let rest = remainder(a * omega, outside: q)
  return (0..<rest.columns).map { rest[column: $0].norm }
}

/// The bound from squares that all but cancel.
private func bySubtraction(
  _ a: Matrix<Double>, _ q: Matrix<Double>, _ omega: Matrix<Double>
) -> Double {
  let image = a * omega
  let inside = q.transpose * image
  let squares = (0..<omega.columns).map { (j: Int) -> Double in
    let (whole, part) = (image[column: j], inside[column: j])
    return whole.dot(whole) - part.dot(part)
  }
  return factor * max(0, squares.max() ?? 0).squareRoot()
}

/// The bound for `A(I − QQᵀ)`.
private func projectingProbes(
  _ a: Matrix<Double>, _ q: Matrix<Double>, _ omega: Matrix<Double>
) -> Double {
  if a.rows != a.columns { return factor * (lengths(a, q, omega).max() ?? 0) }
  let image = a * remainder(omega, outside: q)
  return factor * ((0..<image.columns).map { image[column: $0].norm }.max() ?? 0)
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("takes the mean of the lengths", caughtAt: "diag(3, 2)") { a, q, omega in
      factor * lengths(a, q, omega).reduce(0, +) / Double(omega.columns)
    },
    Mistake("forgets the factor", caughtAt: "diag(3, 2)") { a, q, omega in
      lengths(a, q, omega).max() ?? 0
    },
    Mistake("takes √(π/2) for √(2/π)", caughtAt: "diag(3, 2)") { a, q, omega in
      10 * (Double.pi / 2).squareRoot() * (lengths(a, q, omega).max() ?? 0)
    },
    Mistake("takes the norm of the whole block", caughtAt: "diag(3, 2)") { a, q, omega in
      factor * remainder(a * omega, outside: q).frobeniusNorm
    },
    Mistake("measures the image, not the remainder", caughtAt: "diag(3, 2)") { a, q, omega in
      factor * (lengths(a, .zero(rows: a.rows, columns: 0), omega).max() ?? 0)
    },
    Mistake("subtracts squares", caughtAt: "a basis that is nearly perfect", bySubtraction),
    Mistake(
      "projects the probes", caughtAt: "a square matrix that is not symmetric", projectingProbes),
  ]
}

let errorEstimate: Exercise = Exercise(
  "ErrorEstimate",
  learner: { call in { a, q, omega in try call(a, q, omega) } },
  reference: Solutions06.errorBound(_:basis:probes:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in try examine(answer, exam) }

private func examine(_ answer: Answer, _ exam: Exam) throws {
  let omega = Matrix<Double>(columns: [[1, 1], [5, -3]])
  let diagonal: Matrix<Double> = [[3, 0], [0, 2]]
  let first: Matrix<Double> = [[1], [0]]
  exam.begin("diag(3, 2)", given: ["A": diagonal, "Q": first, "Ω": omega])
  try exam.expect(try answer(diagonal, first, omega), closeTo: factor * 6, as: "the bound")

  let turned: Matrix<Double> = [[0, 2], [3, 0]]
  exam.begin(
    "a square matrix that is not symmetric", given: ["A": turned, "Q": first, "Ω": omega])
  try exam.expect(try answer(turned, first, omega), closeTo: factor * 15, as: "the bound")

  exam.begin("no basis yet", given: ["A": diagonal, "Ω": omega])
  let none = Matrix<Double>.zero(rows: 2, columns: 0)
  // diag(3, 2) (5, −3) = (15, −6)
  let longest: Double = Vector<Double>([15, -6]).norm
  try exam.expect(try answer(diagonal, none, omega), closeTo: factor * longest, as: "the bound")

  var random = SplitMix64(seed: 68)
  let u = try Matrix<Double>.orthonormal(rows: 30, columns: 5, using: &random)
  let probes = Matrix<Double>.gaussian(rows: 12, columns: 4, using: &random)
  let v = try Matrix<Double>.orthonormal(rows: 12, columns: 5, using: &random)
  let lasts: [(String, Double)] = [
    ("a random matrix", 0.5), ("a basis that is nearly perfect", 1e-10),
  ]
  for (name, last) in lasts {
    let sigma: Vector<Double> = [4, 3, 2, 1, last]
    let a: Matrix<Double> = u.scaled(columnsBy: sigma) * v.transpose
    let q = u[columns: 0..<4]
    exam.begin(name, given: ["A": a, "Q": q, "Ω": probes])
    // What is left is one layer, last · u₅ v₅ᵀ.
    let share: Double = (probes.transpose * v[column: 4]).elements.map(\.magnitude).max() ?? 0
    let expected: Double = factor * last * share
    try exam.expect(try answer(a, q, probes), closeTo: expected, within: 1e-4, as: "the bound")
  }
}
