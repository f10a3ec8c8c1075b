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
  exam.begin(
    "the example",
    given: ["W": 2.0, "B": 2.0, "A": 3.0, "s": 0.25, "X": 4.0, "G": 1.0])
  let example = try answer([[2]], [[2]], [[3]], 0.25, [[4]], [[1]])
  try exam.expect(example.b, closeTo: [[3]], as: "the gradient for B")
  try exam.expect(example.a, closeTo: [[2]], as: "the gradient for A")
  try exam.expect(example.x, closeTo: [[3.5]], as: "the gradient for X")
  var generator = SplitMix64(seed: 73)
  typealias Shape = (name: String, m: Int, n: Int, r: Int, inputs: Int, scale: Double)
  let shapes: [Shape] = [
    ("one input", 2, 3, 1, 1, 1.5), ("several inputs", 5, 4, 2, 6, 1.5),
    ("a wide layer", 3, 6, 2, 4, 1.5), ("all sides alike", 3, 3, 3, 3, 1.5),
    ("a negative scale", 4, 3, 2, 2, -0.5), ("scale 0", 4, 3, 2, 2, 0),
    ("rank 0", 4, 3, 0, 2, 1.5), ("no inputs", 5, 4, 2, 0, 1.5),
  ]
  for shape in shapes {
    let (w, b, a) = layer(shape.m, shape.n, shape.r, using: &generator)
    let x = Matrix<Double>.gaussian(rows: shape.n, columns: shape.inputs, using: &generator)
    let g = Matrix<Double>.gaussian(rows: shape.m, columns: shape.inputs, using: &generator)
    for unit in Unit.all {
      exam.begin(
        unit.exponent == 0 ? shape.name : "\(shape.name), G \(unit.name)",
        given: ["W": w, "B": b, "A": a, "s": shape.scale, "X": x, "G": unit(g)])
      let got = try answer(w, b, a, shape.scale, x, unit(g))
      try expectGradients(exam, got, unit(g), w, b, a, shape.scale, x)
    }
    for unit in Unit.extremes {
      typealias Input = (w: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>)
      let inputs: [(name: String, input: Input, scale: Double)] = [
        ("W and s", (unit(w), b, a, x), unit(shape.scale)), ("B", (w, unit(b), a, x), shape.scale),
        ("A", (w, b, unit(a), x), shape.scale), ("X", (w, b, a, unit(x)), shape.scale),
      ]
      for (name, (w, b, a, x), scale) in inputs {
        exam.begin(
          "\(shape.name), \(name) \(unit.name)",
          given: ["W": w, "B": b, "A": a, "s": scale, "X": x, "G": g])
        try expectGradients(exam, try answer(w, b, a, scale, x, g), g, w, b, a, scale, x)
      }
    }
  }
}

/// The gradients by the one for the whole weight, `∂L/∂W = GXᵀ`.
private func expectGradients(
  _ exam: Exam, _ got: Gradients, _ g: Matrix<Double>, _ w: Matrix<Double>, _ b: Matrix<Double>,
  _ a: Matrix<Double>, _ s: Double, _ x: Matrix<Double>
) throws {
  // Rounding is measured beside the sizes of the factors, for sums may cancel.
  let sizes = g.frobeniusNorm * x.frobeniusNorm * abs(s)
  let full = g * x.transpose
  try exam.expect(
    got.b, closeTo: s * (full * a.transpose), within: 1e-13, beside: sizes * a.frobeniusNorm,
    as: "the gradient for B")
  try exam.expect(
    got.a, closeTo: s * (b.transpose * full), within: 1e-13, beside: sizes * b.frobeniusNorm,
    as: "the gradient for A")
  let whole = w.frobeniusNorm + abs(s) * b.frobeniusNorm * a.frobeniusNorm
  try exam.expect(
    got.x, closeTo: sum(w, s, b, a).transpose * g, within: 1e-13, beside: whole * g.frobeniusNorm,
    as: "the gradient for X")
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("forgets the scale", caughtAt: "the example") { w, b, a, _, x, g in
      (
        g * (a * x).transpose, b.transpose * g * x.transpose,
        w.transpose * g + a.transpose * (b.transpose * g)
      )
    },
    Mistake("scales one gradient only", caughtAt: "the example") { w, b, a, s, x, g in
      (
        s * (g * (a * x).transpose), b.transpose * g * x.transpose,
        w.transpose * g + s * (a.transpose * (b.transpose * g))
      )
    },
    Mistake("scales the gradient for the input as a whole", caughtAt: "the example") {
      w, b, a, s, x, g in
      (
        s * (g * (a * x).transpose), s * (b.transpose * g * x.transpose),
        s * (w.transpose * g + a.transpose * (b.transpose * g))
      )
    },
    Mistake("forgets the frozen part of the input gradient", caughtAt: "the example") {
      w, b, a, s, x, g in
      (
        s * (g * (a * x).transpose), s * (b.transpose * g * x.transpose),
        s * (a.transpose * (b.transpose * g))
      )
    },
    Mistake("forgets the adapter in the input gradient", caughtAt: "the example") {
      w, b, a, s, x, g in
      (
        s * (g * (a * x).transpose), s * (b.transpose * g * x.transpose), w.transpose * g
      )
    },
    Mistake("averages over the inputs", caughtAt: "several inputs") { w, b, a, s, x, g in
      let share = s / Double(max(1, x.columns))
      return (
        share * (g * (a * x).transpose), share * (b.transpose * g * x.transpose),
        w.transpose * g + s * (a.transpose * (b.transpose * g))
      )
    },
    Mistake("gives the transpose for B", caughtAt: "one input") { w, b, a, s, x, g in
      (
        s * (a * x * g.transpose), s * (b.transpose * g * x.transpose),
        w.transpose * g + s * (a.transpose * (b.transpose * g))
      )
    },
  ]
}
