import Attempts
import Grading
import LinearAlgebra
import Solutions07

private typealias Gradients = (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>)
private typealias Answer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Double, Matrix<Double>, Matrix<Double>
) throws -> Gradients

let adapterGradients: Exercise = Exercise(
  "AdapterGradients",
  learner: { call in { weight, b, a, scale, x, g in try call(weight, b, a, scale, x, g) } },
  reference: Solutions07.adapterGradients,
  stub: { _, _, _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  exam.begin("the example")
  let example = try answer([[2]], [[2]], [[3]], 0.25, [[4]], [[1]])
  try exam.expect(example.b, closeTo: [[3]], as: "the gradient for B")
  try exam.expect(example.a, closeTo: [[2]], as: "the gradient for A")
  try exam.expect(example.x, closeTo: [[3.5]], as: "the gradient for X")
  var generator = SplitMix64(seed: 73)
  for (name, inputs) in [("several inputs", 6), ("one input", 1), ("no inputs", 0)] {
    let w = Matrix<Double>.gaussian(rows: 5, columns: 4, using: &generator)
    let b = Matrix<Double>.gaussian(rows: 5, columns: 2, using: &generator)
    let a = Matrix<Double>.gaussian(rows: 2, columns: 4, using: &generator)
    let x = Matrix<Double>.gaussian(rows: 4, columns: inputs, using: &generator)
    let g = Matrix<Double>.gaussian(rows: 5, columns: inputs, using: &generator)
    exam.begin(name, given: ["W": w, "B": b, "A": a, "s": 1.5, "X": x, "G": g])
    let got = try answer(w, b, a, 1.5, x, g)
    let full = g * x.transpose  // the gradient for the whole weight
    try exam.expect(got.b, closeTo: 1.5 * (full * a.transpose), as: "the gradient for B")
    try exam.expect(got.a, closeTo: 1.5 * (b.transpose * full), as: "the gradient for A")
    let whole = w + 1.5 * (b * a)
    try exam.expect(got.x, closeTo: whole.transpose * g, as: "the gradient for X")
  }
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("forgets the scale", caughtAt: "the example") { w, b, a, s, x, g in
      try Solutions07.adapterGradients(
        weight: w, b: b, a: a, scale: 1, x: x, outputGradient: g)
    },
    Mistake("scales one gradient only", caughtAt: "the example") { w, b, a, s, x, g in
      let right = try Solutions07.adapterGradients(
        weight: w, b: b, a: a, scale: s, x: x, outputGradient: g)
      return (right.b, right.a / s, right.x)
    },
    Mistake("forgets the frozen part of the input gradient", caughtAt: "the example") {
      w, b, a, s, x, g in
      let right = try Solutions07.adapterGradients(
        weight: w, b: b, a: a, scale: s, x: x, outputGradient: g)
      return (right.b, right.a, right.x - w.transpose * g)
    },
    Mistake("forgets the adapter in the input gradient", caughtAt: "the example") {
      w, b, a, s, x, g in
      let right = try Solutions07.adapterGradients(
        weight: w, b: b, a: a, scale: s, x: x, outputGradient: g)
      return (right.b, right.a, w.transpose * g)
    },
    Mistake("averages over the inputs", caughtAt: "several inputs") { w, b, a, s, x, g in
      let right = try Solutions07.adapterGradients(
        weight: w, b: b, a: a, scale: s, x: x, outputGradient: g)
      let count = Double(max(1, x.columns))
      return (right.b / count, right.a / count, right.x)
    },
  ]
}
