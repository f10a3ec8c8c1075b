import Attempts
import Grading
import LinearAlgebra
import Solutions07

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Double
) throws -> Matrix<Double>

let mergedWeight: Exercise = Exercise(
  "MergedWeight",
  learner: { call in { weight, b, a, alpha in try call(weight, b, a, alpha) } },
  reference: Solutions07.mergedWeight,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  let example: Matrix<Double> = [[1, 0], [0, 1]]
  exam.begin("the example", given: ["W": example, "α": 2.0])
  try exam.expect(
    try answer(example, [[1], [0]], [[1, 1]], 2), closeTo: [[3, 2], [0, 1]], as: "the weight")
  var generator = SplitMix64(seed: 72)
  for (name, m, n, r) in [
    ("a tall layer", 7, 3, 3), ("a wide layer", 3, 6, 2), ("rank 0", 4, 3, 0),
  ] {
    let (w, b, a) = layer(m, n, r, using: &generator)
    exam.begin(name, given: ["W": w, "B": b, "A": a, "α": 5.0])
    let expected = Matrix(rows: m, columns: n) { i, j in
      var entry = w[i, j]
      for l in 0..<r { entry += 5 / Double(r) * b[i, l] * a[l, j] }
      return entry
    }
    try exam.expect(try answer(w, b, a, 5), closeTo: expected, as: "the weight")
  }
  let (w, b, a) = layer(5, 4, 2, using: &generator)
  let strangers = [
    ("B for another layer", b[rows: 0..<4], a), ("A for another layer", b, a[columns: 0..<3]),
    ("B for another A", b[columns: 0..<1], a),
  ]
  for (name, b, a) in strangers {
    exam.begin(name, given: ["W": w, "B": b, "A": a])
    try exam.expectError(as: "an adapter that does not fit") { try answer(w, b, a, 1) }
  }
}

private func layer(_ m: Int, _ n: Int, _ r: Int, using generator: inout SplitMix64) -> (
  w: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>
) {
  (
    .gaussian(rows: m, columns: n, using: &generator),
    .gaussian(rows: m, columns: r, using: &generator),
    .gaussian(rows: r, columns: n, using: &generator)
  )
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("forgets the scale", caughtAt: "the example") { w, b, a, _ in
      try Solutions07.mergedWeight(weight: w, b: b, a: a, alpha: Double(a.rows))
    },
    Mistake("multiplies by α only", caughtAt: "a tall layer") { w, b, a, alpha in
      try Solutions07.mergedWeight(weight: w, b: b, a: a, alpha: alpha * Double(a.rows))
    },
    Mistake("subtracts", caughtAt: "the example") { w, b, a, alpha in
      try Solutions07.mergedWeight(weight: w, b: b, a: a, alpha: -alpha)
    },
    Mistake("divides by zero", caughtAt: "rank 0") { w, b, a, alpha in
      if a.rows == 0 { return w.scaled(by: .nan) }
      return try Solutions07.mergedWeight(weight: w, b: b, a: a, alpha: alpha)
    },
    Mistake("takes an adapter for another layer", caughtAt: "B for another layer") {
      w, b, a, alpha in
      do { return try Solutions07.mergedWeight(weight: w, b: b, a: a, alpha: alpha) } catch {
        return w
      }
    },
  ]
}
