import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

let errorEstimate: Exercise = Exercise(
  "ErrorEstimate",
  learner: { call in { a, q, omega in try call(a, q, omega) } },
  reference: Solutions06.errorBound(_:basis:probes:) as EstimateAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: estimateMistakes()
) { answer, exam in
  for (name, a, q, omega, longest, tolerance) in try small() + nearlyPerfect() + large() {
    exam.begin(name, given: ["A": a, "Q": q, "Ω": omega])
    try exam.expect(
      try answer(a, q, omega), closeTo: factor * longest, within: tolerance, as: "the bound")
  }
}

typealias EstimateAnswer = (Matrix<Double>, Matrix<Double>, Matrix<Double>) throws -> Double

/// `10 √(2/π)`.
let factor = 7.978845608028654

/// A matrix, a basis, probes, the length of the longest remainder, and how exact it must be.
private typealias Case = (
  name: String, a: Matrix<Double>, q: Matrix<Double>, omega: Matrix<Double>, longest: Double,
  tolerance: Double
)

/// Matrices of a few integers: a sum of some squares and a root are right to some ε.
private func small() -> [Case] {
  let exact = 1e-12
  let omega = Matrix<Double>(columns: [[1, 1], [5, -3]])
  let diagonal: Matrix<Double> = [[3, 0], [0, 2]]
  let first: Matrix<Double> = [[1], [0]]
  let none = Matrix<Double>.zero(rows: 2, columns: 0)
  let three = Matrix<Double>.identity(3)
  // Remainders (3, 4) and (0, 5), (0, 6), (1, 1): another rule finds another one longest.
  let lengths: Matrix<Double> = [[7, 0, 0, 0], [3, 0, 0, 5], [4, 6, 1, 0]]
  let axis: Matrix<Double> = [[1], [0], [0]]
  let example: Case = ("diag(3, 2)", diagonal, first, omega, 6, exact)
  let turned: Case = (
    "a square matrix that is not symmetric", [[0, 2], [3, 0]], first, omega, 15, exact
  )
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [
      ("diag(3, 2) \(unit.name)", unit(diagonal), first, omega, unit(6), exact),
      ("probes \(unit.name)", diagonal, first, unit(omega), unit(6), exact),
    ]
  }
  return [
    example, turned,
    ("one probe", diagonal, first, [[4], [1]], 2, exact),
    ("the first of two probes", diagonal, first, [[5, 1], [-3, 1]], 6, exact),
    ("the longest in the middle", three, axis, lengths, 6, exact),
    ("many small entries", three, axis, [[1, 2], [3, 4], [3, 0]], 18.squareRoot(), exact),
    ("no basis yet", [[4, 0], [0, 3]], none, [[1], [1]], 5, exact),
    ("two columns in Q", three, three[columns: [0, 2]], [[1, 9], [2, 3], [7, 1]], 3, exact),
    (
      "a basis that is not made of axes", [[5, 0], [0, 5]], [[0.6], [0.8]], [[1, 0], [0, 1]], 4,
      exact
    ),
    ("a wide matrix", [[1, 0, 1], [0, 2, 1]], first, [[1], [1], [3]], 5, exact),
    ("a tall matrix", [[1, 0], [2, 0], [2, 0]], axis, [[3], [7]], 72.squareRoot(), exact),
    ("nothing left", [[1, 2], [0, 0]], first, omega, 0, exact),
    ("the zero matrix", .zero(rows: 2, columns: 2), first, omega, 0, exact),
  ] + scaled
}

/// What is left is 2⁻³³ of A, about 10⁻¹⁰, in numbers that are halves and small integers: projecting by
/// any order of products makes no rounding error at all.
private func nearlyPerfect() -> [Case] {
  let h = Matrix<Double>.hadamard(2) / 2
  let rest = 0x1p-33
  // Two layers in Q, and a small one outside.
  let rows: Matrix<Double> = [[1, 2], [3, -1], [rest, 3 * rest]]
  let a = h[columns: 0..<3] * rows
  let q = h[columns: 0..<2]
  let probes: Matrix<Double> = [[1, 2, -1], [0, 1, 3]]
  return Unit.all.map { unit in
    ("a basis that is nearly perfect, \(unit.name)", unit(a), q, probes, unit(8 * rest), 5e-5)
  }
}

/// What is left is one layer.
///
/// Rounding in products with twelve terms, `12ε‖A‖`, is
/// 10⁻⁵ of the smaller one.
private func large() throws -> [Case] {
  var random = SplitMix64(seed: 68)
  let u = try Matrix<Double>.orthonormal(rows: 30, columns: 5, using: &random)
  let probes = Matrix<Double>.gaussian(rows: 12, columns: 4, using: &random)
  let v = try Matrix<Double>.orthonormal(rows: 12, columns: 5, using: &random)
  return [("a random matrix", 0.5, 1e-10), ("a random basis that is nearly perfect", 3e-10, 1e-4)]
    .map { name, last, tolerance in
      let a = u.scaled(columnsBy: [1, 0.75, 0.5, 0.25, last]) * v.transpose
      let share = (probes.transpose * v[column: 4]).map(\.magnitude).max() ?? 0
      return (name, a, u[columns: 0..<4], probes, last * share, tolerance)
    }
}
