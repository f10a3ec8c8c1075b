import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions01

let iteratedPseudoInverse: Exercise = Exercise(
  "IteratedPseudoInverse",
  learner: { call in { a in try call(a) } },
  reference: Solutions01.iteratedPseudoInverse,
  stub: { _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, a, expected) in cases() {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: expected, within: 1e-6, as: "A⁺")
  }
  var random = SplitMix64(seed: 109)
  let spectra: [(name: String, sigma: Vector<Double>)] = [
    ("a condition number of 1000", [1, 0.5, 0.1, 0.03, 0.01, 0.001]),
    ("a condition number of 1000, the small ones many", [1, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3]),
    ("singular values that fall fast", .geometric(6, from: 1, to: 1e-3)),
    ("singular values that fall slowly", .algebraic(6)),
    ("singular values that are equal", Vector(repeating: 2, count: 6)),
    ("singular values that repeat", .staircase(6, tread: 2, ratio: 0.125)),
    ("rank 3 of 6", [5, 3, 1]),
    ("rank 2 of 6, a condition number of 1000", [1, 1e-3]),
  ]
  for (name, sigma) in spectra {
    for (rows, columns) in [(10, 6), (6, 25)] {
      let planted = try Planted(rows: rows, columns: columns, sigma, using: &random)
      exam.begin(name, given: ["A": planted.a])
      try exam.expect(try answer(planted.a), closeTo: planted.inverse, within: 1e-6, as: "A⁺")
    }
  }
}

private typealias Answer = (Matrix<Double>) throws -> Matrix<Double>

private func cases() -> [(name: String, a: Matrix<Double>, expected: Matrix<Double>)] {
  let row = Matrix<Double>(rows: 1, columns: 5, repeating: 1)
  let ones = Matrix<Double>(rows: 6, columns: 7, repeating: 1)
  let zeros: Matrix<Double> = [[0, 0, 0], [2, 0, 0], [0, 0, 0], [0, 0, 4]]
  return [
    ("one number", [[4]], [[0.25]]),
    ("one negative number", [[-4]], [[-0.25]]),
    ("a line through three points", line, lineInverse),
    ("a wide matrix", line.transposed(), lineInverse.transposed()),
    ("a matrix of rank one", rankOne, rankOneInverse),
    ("a row of ones", row, row.transposed() / 5),
    ("a column of ones", row.transposed(), row / 5),
    ("a matrix of ones", ones, ones.transposed() / 42),
    ("rows and a column of zeros", zeros, [[0, 0.5, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0.25]]),
    ("the zero matrix", .zero(rows: 2, columns: 3), .zero(rows: 3, columns: 2)),
    ("no rows", .zero(rows: 0, columns: 3), .zero(rows: 3, columns: 0)),
    ("no columns", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 3)),
  ] + Unit.extremes.map { ("the line \($0.name)", $0(line), lineInverse * $0.power(-1)) }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("starts from Aᵀ itself", caughtAt: "one number") { a in
      iterate(a, from: a.transposed(), steps: 40)
    },
    Mistake("divides Aᵀ by ‖A‖, not by its square", caughtAt: "one number") { a in
      a.maxNorm == 0
        ? a.transposed() : iterate(a, from: a.transposed() / a.frobeniusNorm, steps: 40)
    },
    Mistake("starts at the end of the interval, α = 2/‖A‖²", caughtAt: "one number") { a in
      a.maxNorm == 0 ? a.transposed() : settle(a, from: 2 * safeStart(a))
    },
    Mistake("takes the largest column sum for σ₁", caughtAt: "a row of ones") { a in
      a.maxNorm == 0 ? a.transposed() : settle(a, from: a.transposed() / (a.oneNorm * a.oneNorm))
    },
    Mistake("takes the largest row sum for σ₁", caughtAt: "a column of ones") { a in
      let sum = a.infinityNorm
      return a.maxNorm == 0 ? a.transposed() : settle(a, from: a.transposed() / (sum * sum))
    },
    Mistake("takes the largest entry for σ₁", caughtAt: "a row of ones") { a in
      let largest = a.maxNorm
      return largest == 0 ? a.transposed() : settle(a, from: a.transposed() / (largest * largest))
    },
    Mistake("iterates X(3I − AX)", caughtAt: "one number") { a in
      if a.maxNorm == 0 { return a.transposed() }
      var x = safeStart(a)
      for _ in 0..<40 { x = 3 * x - x * (a * x) }
      return x
    },
    Mistake("does not transpose", caughtAt: "a line through three points") { a in
      if a.maxNorm == 0 { return a.transposed() }
      return a.isSquare ? settle(a, from: a / (a.frobeniusNorm * a.frobeniusNorm)) : a
    },
    Mistake("divides by zero", caughtAt: "the zero matrix") { a in
      iterate(a, from: safeStart(a), steps: 40)
    },
    Mistake("takes small entries for zeros", caughtAt: "the line times 2^-200") { a in
      a.frobeniusNorm < 1e-12 ? .zero(rows: a.columns, columns: a.rows) : settle(a)
    },
    Mistake("stops at a residual without a scale", caughtAt: "the line times 2^-200") { a in
      if a.maxNorm == 0 { return a.transposed() }
      var x = safeStart(a)
      for _ in 0..<60 where (a * x * a - a).frobeniusNorm > 1e-10 { x = 2 * x - x * (a * x) }
      return x
    },
    Mistake("stops at a change without a scale", caughtAt: "the line times 2^200") { a in
      if a.maxNorm == 0 { return a.transposed() }
      return settle(a, until: { change, _ in change <= 1e-10 })
    },
    Mistake("stops at a change of a hundredth", caughtAt: "a condition number of 1000") { a in
      if a.maxNorm == 0 { return a.transposed() }
      return settle(a, until: { change, size in change <= 1e-2 * size })
    },
    Mistake("goes on for a hundred steps", caughtAt: "rank 3 of 6") { a in
      a.maxNorm == 0 ? a.transposed() : iterate(a, from: safeStart(a), steps: 100)
    },
    Mistake("stops after ten steps", caughtAt: "a condition number of 1000") { a in
      a.maxNorm == 0 ? a.transposed() : iterate(a, from: safeStart(a), steps: 10)
    },
    Mistake("stops after twenty steps", caughtAt: "a condition number of 1000") { a in
      a.maxNorm == 0 ? a.transposed() : iterate(a, from: safeStart(a), steps: 20)
    },
  ]
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

/// Iterates until a step changes little.
private func settle(
  _ a: Matrix<Double>, from start: Matrix<Double>? = nil,
  until isDone: (_ change: Double, _ size: Double) -> Bool = { $0 <= 1e-10 * $1 }
) -> Matrix<Double> {
  var x = start ?? safeStart(a)
  for _ in 0..<100 {
    let next = 2 * x - x * (a * x)
    let change = (next - x).frobeniusNorm
    x = next
    if isDone(change, x.frobeniusNorm) { break }
  }
  return x
}
