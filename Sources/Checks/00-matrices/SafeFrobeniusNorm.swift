import Attempts
import Grading
import LinearAlgebra
import Solutions00

let safeFrobeniusNorm: Exercise = Exercise(
  "SafeFrobeniusNorm",
  learner: { call in { a in try call(a) } },
  reference: Solutions00.safeFrobeniusNorm,
  stub: { _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, a, norm) in cases() {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: norm, within: 1e-12, as: "‖A‖_F")
  }
}

private typealias Answer = (Matrix<Double>) throws -> Double

private func cases() -> [(name: String, a: Matrix<Double>, norm: Double)] {
  let (small, large, smallest) = (1e-180, 1e180, Double.leastNonzeroMagnitude)
  let mixed: Matrix<Double> = [[3, -6, 0], [2, 0, 0]]
  let crowd = Matrix<Double>(rows: 21, columns: 19) { i, j in i == 20 && j == 0 ? 1 : 5e-7 }
  return [
    ("ordinary entries", [[1, 2], [3, 4]], 30.0.squareRoot()),
    ("mixed signs", mixed, 7),
    ("only negative entries", [[-3, -4]], 5),
    ("a zero first entry", [[0, 5]], 5),
    ("large entries", [[3e200, 0], [0, 4e200]], 5e200),
    ("tiny entries", [[3e-200, 0], [0, 4e-200]], 5e-200),
    ("a large negative entry beside ordinary ones", [[1, 2], [3, -large]], large),
    ("a large negative entry, no positive one", [[0, -1], [-large, 0]], large),
    ("a small first row", [[small, -small], [small, large]], large),
    ("a small first column", [[small, large], [small, small]], large),
    ("a small diagonal", [[small, 3e200], [4e200, small]], 5e200),
    ("one entry and 398 far smaller ones", crowd, (1 + 398 * 25e-14).squareRoot()),
    // The squares fit, and their sum does not.
    ("sixteen entries of 1e154", Matrix(rows: 4, columns: 4, repeating: 1e154), 4e154),
    // The squares are there, and have lost most of their digits.
    ("entries of 1e-160", [[3e-160], [4e-160]], 5e-160),
    ("a row near the largest Double", [[1e308, 1e308]], 2.0.squareRoot() * 1e308),
    ("a column near the largest Double", [[1e308], [1e308]], 2.0.squareRoot() * 1e308),
    ("the smallest positive Double", [[smallest]], smallest),
    ("a matrix of zeros", .zero(rows: 2, columns: 3), 0),
    ("no rows", .zero(rows: 0, columns: 3), 0),
    ("no columns", .zero(rows: 2, columns: 0), 0),
  ] + (Unit.extremes + Unit.beyondSquares).map { ("mixed signs \($0.name)", $0(mixed), $0(7)) }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("squares before looking", caughtAt: "large entries") { a in
      a.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
    },
    Mistake("forgets the root", caughtAt: "ordinary entries") { a in
      let s = a.maxNorm
      return s == 0 ? 0 : s * a.elements.reduce(0) { $0 + ($1 / s) * ($1 / s) }
    },
    Mistake("adds absolute values", caughtAt: "ordinary entries") { sumOfMagnitudes($0) },
    Mistake("takes the largest entry", caughtAt: "ordinary entries") { $0.maxNorm },
    Mistake("forgets to scale back", caughtAt: "ordinary entries") { a in
      a.maxNorm == 0 ? 0 : scaled(a, by: a.maxNorm) / a.maxNorm
    },
    Mistake("takes no entry but positive ones for the largest", caughtAt: "only negative entries") {
      a in
      guard let largest = a.elements.max(), largest > 0 else { return 0 }
      return scaled(a, by: largest)
    },
    Mistake(
      "looks for the largest entry with its sign",
      caughtAt: "a large negative entry beside ordinary ones"
    ) { a in
      guard let largest = a.elements.max(), largest != 0 else { return 0 }
      return scaled(a, by: largest.magnitude)
    },
    Mistake(
      "takes the largest with its sign, unless that is 0",
      caughtAt: "a large negative entry beside ordinary ones"
    ) { a in
      let largest = a.elements.max() ?? 0
      if a.maxNorm == 0 { return 0 }
      return scaled(a, by: largest == 0 ? 1 : largest.magnitude)
    },
    Mistake("divides by the first entry", caughtAt: "a zero first entry") { a in
      guard let first = a.elements.first, a.maxNorm > 0 else { return 0 }
      return scaled(a, by: first.magnitude)
    },
    Mistake(
      "divides by the first entry that is not zero",
      caughtAt: "a large negative entry beside ordinary ones"
    ) { a in
      guard let first = a.elements.first(where: { $0 != 0 }) else { return 0 }
      return scaled(a, by: first.magnitude)
    },
    Mistake("scales by the largest of the diagonal", caughtAt: "a zero first entry") { a in
      guard let largest = a.diagonal.map(\.magnitude).max() else { return 0 }
      return largest == 0 ? 0 : scaled(a, by: largest)
    },
    Mistake("divides by the sum of all entries", caughtAt: "a row near the largest Double") { a in
      a.maxNorm == 0 ? 0 : scaled(a, by: sumOfMagnitudes(a))
    },
    Mistake("divides by the largest column sum", caughtAt: "a column near the largest Double") {
      a in
      a.maxNorm == 0 ? 0 : scaled(a, by: a.oneNorm)
    },
    Mistake("multiplies by a reciprocal", caughtAt: "the smallest positive Double") { a in
      if a.maxNorm == 0 { return 0 }
      let factor = 1 / a.maxNorm
      let squares = a.elements.map { ($0 * factor) * ($0 * factor) }
      return a.maxNorm * squares.reduce(0, +).squareRoot()
    },
    Mistake("divides by zero", caughtAt: "a matrix of zeros") { scaled($0, by: $0.maxNorm) },
    Mistake("scales by a fixed number", caughtAt: "ordinary entries") { scaled($0, by: 1e200) },
    Mistake("scales only where a square overflows", caughtAt: "sixteen entries of 1e154") { a in
      let largest = a.maxNorm
      if largest == 0 { return 0 }
      return scaled(a, by: (1e-154...1.3e154).contains(largest) ? 1 : largest)
    },
    Mistake("scales only where a square vanishes", caughtAt: "entries of 1e-160") { a in
      let largest = a.maxNorm
      if largest == 0 { return 0 }
      return scaled(a, by: (1e-161...1e140).contains(largest) ? 1 : largest)
    },
    Mistake("raises the scale and keeps the sum", caughtAt: "ordinary entries") { a in
      var (scale, sum) = (0.0, 1.0)
      for x in a.elements.map(\.magnitude) where x > 0 {
        if x > scale { (scale, sum) = (x, 1 + sum) } else { sum += (x / scale) * (x / scale) }
      }
      return scale * sum.squareRoot()
    },
    Mistake("leaves out small entries", caughtAt: "one entry and 398 far smaller ones") { a in
      let largest = a.maxNorm
      return largest == 0
        ? 0 : scaled(a.map { $0.magnitude < 1e-5 * largest ? 0 : $0 }, by: largest)
    },
  ]
}

/// `s ‖A/s‖_F`: right for the right `s`.
private func scaled(_ a: Matrix<Double>, by s: Double) -> Double {
  s * a.elements.reduce(0) { $0 + ($1 / s) * ($1 / s) }.squareRoot()
}

private func sumOfMagnitudes(_ a: Matrix<Double>) -> Double {
  a.elements.reduce(0) { $0 + $1.magnitude }
}
