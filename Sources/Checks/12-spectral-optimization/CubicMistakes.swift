import Grading
import LinearAlgebra

/// What people really get wrong about the cubic iteration.
func cubicMistakes() -> [Mistake<CubicAnswer>] { wrongSizes() + wrongSteps() + wrongEnds() }

private func wrongSizes() -> [Mistake<CubicAnswer>] {
  [
    Mistake("starts from M itself", caughtAt: "the example") { m in
      try refuse(m)
      return iterated(m, steps: 60)
    },
    Mistake("divides by the largest entry", caughtAt: "a row of ones") { m in
      try refuse(m)
      return m.maxNorm == 0 ? m : iterated(m / m.maxNorm, steps: 60)
    },
    Mistake("divides by the root of the number of entries", caughtAt: "one number") { m in
      try refuse(m)
      return iterated(m / Double(m.rows * m.columns).squareRoot(), steps: 60)
    },
    Mistake("divides by the square of the norm", caughtAt: "the example times 2^-200") { m in
      try refuse(m)
      let square = m.frobeniusNorm * m.frobeniusNorm
      return square == 0 ? m : settled(m / square)
    },
    Mistake("divides by zero", caughtAt: "the zero matrix") { m in
      try refuse(m)
      return iterated(m / m.frobeniusNorm, steps: 60)
    },
    Mistake("takes small entries for zeros", caughtAt: "the example times 2^-200") { m in
      try refuse(m)
      return m.frobeniusNorm < 1e-12 ? .zero(rows: m.rows, columns: m.columns) : right(m)
    },
    Mistake("adds 1e-7 to the norm", caughtAt: "the example times 2^-200") { m in
      try refuse(m)
      return iterated(m / (m.frobeniusNorm + 1e-7), steps: 35)
    },
    Mistake("squares entries, which underflows", caughtAt: "the example times 2^-600") { m in
      try refuse(m)
      let norm = m.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return norm == 0 ? m : settled(m / norm)
    },
    Mistake("does not look for entries that are no numbers", caughtAt: "an entry that is NaN") {
      m in m.isFinite ? right(m) : m
    },
  ]
}

private func wrongSteps() -> [Mistake<CubicAnswer>] {
  [
    Mistake("iterates (X + XXᵀX)/2", caughtAt: "the example") { m in
      try refuse(m)
      return iterated(scaled(m), steps: 40) { 0.5 * $0 + 0.5 * $0 * $0.gram() }
    },
    Mistake("iterates 2X − XXᵀX", caughtAt: "the example") { m in
      // It has the fixed point 1 as well, but with derivative −1: it hardly comes closer.
      try refuse(m)
      return iterated(scaled(m), steps: 100) { 2 * $0 - $0 * $0.gram() }
    },
    Mistake("takes X² for XᵀX", caughtAt: "the example") { m in
      try refuse(m)
      return iterated(scaled(m), steps: 60) {
        1.5 * $0 - 0.5 * ($0.isSquare ? $0 * $0 * $0 : $0 * $0.gram())
      }
    },
    Mistake("takes cubes of entries", caughtAt: "a single row") { m in
      try refuse(m)
      return iterated(scaled(m), steps: 60) { x in x.map { 1.5 * $0 - 0.5 * $0 * $0 * $0 } }
    },
    Mistake("takes the steps of Muon", caughtAt: "the example") { m in
      try refuse(m)
      return iterated(scaled(m), steps: 30) { x in
        let g = x.gram()
        return 3.4445 * x + x * (2.0315 * (g * g) - 4.7750 * g)
      }
    },
    Mistake("gives the transpose", caughtAt: "the example") { m in
      try refuse(m)
      return right(m).transposed()
    },
    Mistake("gives signs of entries", caughtAt: "a single row") { m in
      try refuse(m)
      return m.map { $0 == 0 ? 0 : $0 < 0 ? -1 : 1 }
    },
    Mistake("gives the nearest multiple of a rotation, for squares", caughtAt: "the example") { m in
      try refuse(m)
      guard m.isSquare, m.maxNorm > 0 else { return right(m) }
      return m * (Double(m.rows) / (try m.nuclearNorm()))
    },
  ]
}

private func wrongEnds() -> [Mistake<CubicAnswer>] {
  [
    Mistake("stops after ten steps", caughtAt: "a condition number of 1000, 6 × 6") { m in
      try refuse(m)
      return iterated(scaled(m), steps: 10)
    },
    Mistake("stops after twenty steps", caughtAt: "a condition number of 1000, 6 × 6") { m in
      try refuse(m)
      return iterated(scaled(m), steps: 20)
    },
    Mistake("goes on for a hundred steps", caughtAt: "rank 3 of 6, 6 × 6") { m in
      try refuse(m)
      return iterated(scaled(m), steps: 100)
    },
    Mistake(
      "stops where XᵀX is I, which a low rank never reaches", caughtAt: "rank 3 of 6, 6 × 6"
    ) { m in
      try refuse(m)
      var x = scaled(m)
      for _ in 0..<200 where (x.gram() - .identity(x.columns)).maxNorm > 1e-10 { x = step(x) }
      return x
    },
    Mistake("fills up the rank", caughtAt: "a matrix of ones") { m in
      try refuse(m)
      if m.maxNorm == 0 { return m }
      let svd = try SVD(m)
      return svd.u * svd.v.transpose
    },
    Mistake("stops at a change of a tenth", caughtAt: "the example") { m in
      try refuse(m)
      return settled(scaled(m), change: 0.1)
    },
  ]
}

private func refuse(_ m: Matrix<Double>) throws {
  if !m.isFinite { throw Refusal() }
}

private func scaled(_ m: Matrix<Double>) -> Matrix<Double> {
  m.maxNorm == 0 ? m : m / m.frobeniusNorm
}

private func step(_ x: Matrix<Double>) -> Matrix<Double> { 1.5 * x - 0.5 * (x * x.gram()) }

private func right(_ m: Matrix<Double>) -> Matrix<Double> { settled(scaled(m)) }

private func iterated(
  _ start: Matrix<Double>, steps: Int,
  _ step: (Matrix<Double>) -> Matrix<Double> = { 1.5 * $0 - 0.5 * ($0 * $0.gram()) }
) -> Matrix<Double> {
  var x = start
  for _ in 0..<steps { x = step(x) }
  return x
}

private func settled(_ start: Matrix<Double>, change: Double = 1e-9) -> Matrix<Double> {
  var x = start
  for _ in 0..<400 {
    let next = step(x)
    let distance = (next - x).frobeniusNorm
    x = next
    if distance <= change * x.frobeniusNorm { break }
  }
  return x
}
