import Attempts
import Grading
import LinearAlgebra
import Solutions07

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Double, Vector<Double>
) throws -> Matrix<Double>

let directionAndMagnitude: Exercise = Exercise(
  "DirectionAndMagnitude",
  learner: { call in
    { weight, b, a, scale, magnitudes in try call(weight, b, a, scale, magnitudes) }
  },
  reference: Solutions07.doraWeight,
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  exam.begin("the example")
  let none = Matrix<Double>(rows: 2, columns: 1, repeating: 0)
  try exam.expect(
    try answer([[3, 4], [0, 2]], none, [[1, 1]], 1, [10, 1]), closeTo: [[6, 8], [0, 1]],
    as: "the weight")
  var generator = SplitMix64(seed: 76)
  for name in ["an adapter that moves", "a row of zeros"] {
    var w = Matrix<Double>.gaussian(rows: 5, columns: 4, using: &generator)
    var b = Matrix<Double>.gaussian(rows: 5, columns: 2, using: &generator)
    let a = Matrix<Double>.gaussian(rows: 2, columns: 4, using: &generator)
    if name == "a row of zeros" {
      for j in 0..<4 { w[2, j] = 0 }
      for j in 0..<2 { b[2, j] = 0 }
    }
    let m: Vector<Double> = [1, 2, 3, 0.5, 0]
    exam.begin(name, given: ["W": w, "B": b, "A": a, "s": 2.0, "m": m])
    let expected = Matrix(rows: 5, columns: 4) { i, j in
      var row = (0..<4).map { w[i, $0] }
      for l in 0..<2 {
        for k in 0..<4 { row[k] += 2 * b[i, l] * a[l, k] }
      }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? m[i] * row[j] / length : 0
    }
    try exam.expect(try answer(w, b, a, 2, m), closeTo: expected, as: "the weight")
  }
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("measures columns", caughtAt: "the example") { w, b, a, s, m in
      let v = w + s * (b * a)
      return v.scaled(columnsBy: Vector((0..<v.columns).map { 1 / v[column: $0].norm }))
        .scaled(rowsBy: m)
    },
    Mistake("measures the frozen weight", caughtAt: "an adapter that moves") { w, b, a, s, m in
      let lengths = Vector((0..<w.rows).map { m[$0] / w[row: $0].norm })
      return (w + s * (b * a)).scaled(rowsBy: lengths)
    },
    Mistake("forgets the scale", caughtAt: "an adapter that moves") { w, b, a, s, m in
      try Solutions07.doraWeight(weight: w, b: b, a: a, scale: 1, magnitudes: m)
    },
    Mistake("leaves the scale out of the norm", caughtAt: "an adapter that moves") {
      w, b, a, s, m in
      let lengths = (0..<w.rows).map { m[$0] / (w + b * a)[row: $0].norm }
      return (w + s * (b * a)).scaled(rowsBy: Vector(lengths))
    },
    Mistake("does not divide by the lengths", caughtAt: "the example") { w, b, a, s, m in
      (w + s * (b * a)).scaled(rowsBy: m)
    },
    Mistake("divides by zero", caughtAt: "a row of zeros") { w, b, a, s, m in
      let v = w + s * (b * a)
      return v.scaled(rowsBy: Vector((0..<v.rows).map { m[$0] / v[row: $0].norm }))
    },
  ]
}
