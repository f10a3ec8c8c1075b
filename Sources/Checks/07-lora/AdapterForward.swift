import Attempts
import Grading
import LinearAlgebra
import Solutions07

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Double, Matrix<Double>
) throws -> Matrix<Double>

let adapterForward: Exercise = Exercise(
  "AdapterForward",
  learner: { call in { weight, b, a, alpha, x in try call(weight, b, a, alpha, x) } },
  reference: Solutions07.adapterOutput,
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  let example: Matrix<Double> = [[1, 0], [0, 1]]
  let (b, a): (Matrix<Double>, Matrix<Double>) = ([[1], [0]], [[1, 1]])
  let x: Matrix<Double> = [[1], [2]]
  exam.begin("the example", given: ["W": example, "B": b, "A": a, "α": 2.0, "X": x])
  try exam.expect(try answer(example, b, a, 2, x), closeTo: [[7], [2]], as: "the output")
  exam.begin("rank 2", given: ["W": example, "B": example, "A": example, "α": 6.0, "X": x])
  try exam.expect(
    try answer(example, example, example, 6, x), closeTo: [[4], [8]], as: "the output")
  var generator = SplitMix64(seed: 71)
  typealias Shape = (name: String, m: Int, n: Int, r: Int, inputs: Int, alpha: Double)
  let shapes: [Shape] = [
    ("a wide layer", 3, 6, 2, 4, 3), ("a tall layer", 7, 3, 3, 5, 3),
    ("a square layer of full rank", 4, 4, 4, 4, 1), ("more inputs than rows", 2, 3, 1, 9, 3),
    ("a negative α", 3, 4, 2, 2, -1), ("α = 0", 3, 4, 2, 2, 0), ("rank 0", 4, 3, 0, 2, 3),
    ("no inputs", 4, 3, 2, 0, 3), ("rank 0, no inputs", 4, 3, 0, 0, 3),
  ]
  for (name, m, n, r, inputs, alpha) in shapes {
    let (w, b, a) = layer(m, n, r, using: &generator)
    let x = Matrix<Double>.gaussian(rows: n, columns: inputs, using: &generator)
    exam.begin(name, given: ["W": w, "B": b, "A": a, "α": alpha, "X": x])
    let expected = sum(w, r == 0 ? 0 : alpha / Double(r), b, a) * x
    try exam.expect(
      try answer(w, b, a, alpha, x), closeTo: expected, within: 1e-12, as: "the output")
  }
  for unit in Unit.extremes {
    exam.begin("inputs \(unit.name)", given: ["W": example, "B": b, "A": a, "X": unit(x)])
    let expected: Matrix<Double> = [[7], [2]]
    try exam.expect(
      try answer(example, b, a, 2, unit(x)), closeTo: unit(expected), as: "the output")
  }
  for unit in Unit.extremes {
    exam.begin(
      "a layer \(unit.name)", given: ["W": unit(example), "B": unit(b), "A": a, "α": 2.0, "X": x])
    let expected: Matrix<Double> = [[7], [2]]
    try exam.expect(
      try answer(unit(example), unit(b), a, 2, x), closeTo: unit(expected), as: "the output")
    let larger = b * unit.power(-1)
    exam.begin(
      "A \(unit.name), B by as much the other way",
      given: ["W": example, "B": larger, "A": unit(a), "α": 2.0, "X": x])
    try exam.expect(
      try answer(example, larger, unit(a), 2, x), closeTo: expected, as: "the output")
  }
  let faint = 0x1p-40
  exam.begin("an adapter that adds little", given: ["W": example, "B": b, "A": a, "α": faint])
  let output = try answer(example, b, a, faint, x)
  try exam.expect(output, hasShape: (2, 1), as: "the output")
  try exam.expect(output[0, 0] - 1, closeTo: 3 * faint, as: "what the adapter adds")
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("forgets the scale", caughtAt: "the example") { w, b, a, _, x in
      w * x + b * (a * x)
    },
    Mistake("multiplies by α only", caughtAt: "rank 2") { w, b, a, alpha, x in
      w * x + alpha * (b * (a * x))
    },
    Mistake("divides by √r", caughtAt: "rank 2") { w, b, a, alpha, x in
      w * x + (alpha / Double(a.rows).squareRoot()) * (b * (a * x))
    },
    Mistake("divides by the number of inputs", caughtAt: "rank 2") { w, b, a, alpha, x in
      w * x + (alpha / Double(x.columns)) * (b * (a * x))
    },
    Mistake("takes the rank from the rows of B", caughtAt: "the example") { w, b, a, alpha, x in
      w * x + (alpha / Double(b.rows)) * (b * (a * x))
    },
    Mistake("scales the frozen part too", caughtAt: "the example") { w, b, a, alpha, x in
      (alpha / Double(a.rows)) * (w * x + b * (a * x))
    },
    Mistake("forgets the frozen part", caughtAt: "the example") { _, b, a, alpha, x in
      (alpha / Double(a.rows)) * (b * (a * x))
    },
    Mistake("subtracts", caughtAt: "the example") { w, b, a, alpha, x in
      w * x - (alpha / Double(a.rows)) * (b * (a * x))
    },
    Mistake("takes the magnitude of α", caughtAt: "a negative α") { w, b, a, alpha, x in
      guard a.rows > 0 else { return w * x }
      return w * x + (abs(alpha) / Double(a.rows)) * (b * (a * x))
    },
    Mistake("takes a small B for none", caughtAt: "a layer times 2^-200") { w, b, a, alpha, x in
      if a.rows == 0 || b.maxNorm < 1e-12 { return w * x }
      return w * x + (alpha / Double(a.rows)) * (b * (a * x))
    },
    Mistake("divides by zero", caughtAt: "rank 0") { w, b, a, alpha, x in
      w * x + (alpha / Double(a.rows)) * (b * (a * x))
    },
    Mistake("returns nothing for rank 0", caughtAt: "rank 0") { w, b, a, alpha, x in
      guard a.rows > 0 else { return .zero(rows: w.rows, columns: x.columns) }
      return w * x + (alpha / Double(a.rows)) * (b * (a * x))
    },
  ]
}
