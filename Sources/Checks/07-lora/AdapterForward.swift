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
  exam.begin("the example", given: ["W": example, "α": 2.0])
  try exam.expect(
    try answer(example, [[1], [0]], [[1, 1]], 2, [[1], [2]]), closeTo: [[7], [2]],
    as: "the output")
  var generator = SplitMix64(seed: 71)
  for (name, m, n, r, inputs) in [
    ("a wide layer", 3, 6, 2, 4), ("a tall layer", 7, 3, 3, 5), ("rank 0", 4, 3, 0, 2),
    ("no inputs", 4, 3, 2, 0),
  ] {
    let (w, b, a) = layer(m, n, r, using: &generator)
    let x = Matrix<Double>.gaussian(rows: n, columns: inputs, using: &generator)
    exam.begin(name, given: ["W": w, "B": b, "A": a, "α": 3.0, "X": x])
    var whole = w
    for i in 0..<m {
      for k in 0..<n {
        for l in 0..<r { whole[i, k] += 3 / Double(r) * b[i, l] * a[l, k] }
      }
    }
    let expected = whole * x
    try exam.expect(try answer(w, b, a, 3, x), closeTo: expected, as: "the output")
  }
}

private func right(
  _ w: Matrix<Double>, _ b: Matrix<Double>, _ a: Matrix<Double>, _ alpha: Double,
  _ x: Matrix<Double>
) throws -> Matrix<Double> {
  try Solutions07.adapterOutput(weight: w, b: b, a: a, alpha: alpha, x: x)
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
    Mistake("forgets the scale", caughtAt: "the example") { w, b, a, _, x in
      try right(w, b, a, Double(a.rows), x)
    },
    Mistake("multiplies by α only", caughtAt: "a wide layer") { w, b, a, alpha, x in
      try right(w, b, a, alpha * Double(a.rows), x)
    },
    Mistake("divides by √r", caughtAt: "a wide layer") { w, b, a, alpha, x in
      try right(w, b, a, alpha * Double(a.rows).squareRoot(), x)
    },
    Mistake("scales the frozen part too", caughtAt: "the example") { w, b, a, alpha, x in
      let scale = alpha / Double(max(a.rows, 1))
      return try right(w, b, a, Double(a.rows), x).scaled(by: scale)
    },
    Mistake("forgets the frozen part", caughtAt: "the example") { w, b, a, alpha, x in
      try right(w.scaled(by: 0), b, a, alpha, x)
    },
    Mistake("divides by zero", caughtAt: "rank 0") { w, b, a, alpha, x in
      let output = try right(w, b, a, alpha, x)
      return a.rows == 0 ? output.scaled(by: .nan) : output
    },
  ]
}
