import Attempts
import Grading
import LinearAlgebra
import Solutions02

let numericalRank: Exercise = Exercise(
  "NumericalRank",
  learner: { call in { singularValues, rows, columns in try call(singularValues, rows, columns) } },
  reference: Solutions02.numericalRank,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("counts what is not negative", caughtAt: "rounding instead of zeros") { s, _, _ in
      s.count { $0 >= 0 }
    },
    Mistake("counts what is not zero", caughtAt: "rounding instead of zeros") { s, _, _ in
      s.count { $0 != 0 }
    },
    Mistake("compares with a fixed 1e-10", caughtAt: "the same matrix times 1e-12") { s, _, _ in
      s.count { $0 > 1e-10 }
    },
    Mistake("forgets the shape in the tolerance", caughtAt: "a large matrix") { s, _, _ in
      s.count { $0 > .ulpOfOne * (s.first ?? 0) }
    },
    Mistake("takes the shorter side", caughtAt: "a large matrix") { s, rows, columns in
      s.count { $0 > Double(min(rows, columns)) * .ulpOfOne * (s.first ?? 0) }
    },
    Mistake("counts the tolerance itself", caughtAt: "a value at the tolerance") {
      s, rows, columns in
      let tolerance = Double(max(rows, columns)) * .ulpOfOne * (s.first ?? 0)
      return s.count { $0 >= tolerance && $0 > 0 }
    },
    Mistake("lets NaN through", caughtAt: "a NaN among the values") { s, rows, columns in
      s.count { $0 > Double(max(rows, columns)) * .ulpOfOne * (s.first ?? 0) }
    },
    Mistake("looks at the first value only", caughtAt: "a NaN further on") { s, rows, columns in
      if let first = s.first, !first.isFinite { throw Solutions02.NotFinite(value: first) }
      return s.count { $0 > Double(max(rows, columns)) * .ulpOfOne * (s.first ?? 0) }
    },
    Mistake("looks for NaN and +∞ only", caughtAt: "an infinite value, negative") {
      s, rows, columns in
      if let bad = s.first(where: { $0.isNaN || $0 == .infinity }) {
        throw Solutions02.NotFinite(value: bad)
      }
      return s.count { $0 > Double(max(rows, columns)) * .ulpOfOne * (s.first ?? 0) }
    },
    Mistake("takes the first value of an empty list for granted", caughtAt: "no singular values") {
      s, rows, columns in
      s.isEmpty ? 1 : try Solutions02.numericalRank(singularValues: s, rows: rows, columns: columns)
    },
  ]
) { answer, exam in
  for (name, sigma, rows, columns, rank) in spectra {
    exam.begin(name, given: ["σ": sigma, "rows": rows, "columns": columns])
    try exam.expect(try answer(sigma, rows, columns), equals: rank, as: "the numerical rank")
  }
  var generator = SplitMix64(seed: 23)
  for rank in [1, 4, 9] {
    let left = Matrix<Double>.gaussian(rows: 30, columns: rank, using: &generator)
    let right = Matrix<Double>.gaussian(rows: rank, columns: 20, using: &generator)
    let sigma = try (left * right).singularValues()
    exam.begin("a product of thin factors of rank \(rank)", given: ["σ": sigma])
    try exam.expect(try answer(sigma, 30, 20), equals: rank, as: "the numerical rank")
  }
  for (name, sigma) in notFinite {
    exam.begin(name, given: ["σ": sigma])
    try exam.expectError(as: "a spectrum that is not finite") {
      try answer(sigma, sigma.count, sigma.count)
    }
  }
}

private let notFinite: [(name: String, sigma: Vector<Double>)] = [
  ("a NaN among the values", [.nan, 1]),
  ("a NaN further on", [3, .nan]),
  ("an infinite value", [.infinity, 1]),
  ("an infinite value, negative", [3, 2, -.infinity]),
]

private let spectra: [(name: String, sigma: Vector<Double>, rows: Int, columns: Int, rank: Int)] = [
  ("diag(3, 2)", [3, 2], 2, 2, 2),
  ("rounding instead of zeros", [5, 2, 3e-16, 1e-17], 6, 4, 2),
  ("the same matrix times 1e-12", [5e-12, 2e-12, 3e-28, 1e-29], 6, 4, 2),
  ("the same matrix times 1e12", [5e12, 2e12, 3e-4, 1e-5], 6, 4, 2),
  ("small but real", [1, 1e-9, 1e-13], 3, 3, 3),
  ("a large matrix", [1, 1e-13], 2000, 2, 1),
  // 2·ε is a power of two, so the tolerance of a 2 × 2 matrix with σ₁ = 1 is exact.
  ("a value at the tolerance", [1, 2 * .ulpOfOne], 2, 2, 1),
  ("a matrix of zeros", [0, 0, 0], 3, 5, 0),
  ("no singular values", [], 0, 4, 0),
]
