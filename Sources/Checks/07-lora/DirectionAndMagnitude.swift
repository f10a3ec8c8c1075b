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
  let none = Matrix<Double>.zero(rows: 2, columns: 1)
  let example: Matrix<Double> = [[3, 4], [0, 2]]
  exam.begin("the example", given: ["W": example, "B": none, "m": [10, 1] as Vector<Double>])
  try exam.expect(
    try answer(example, none, [[1, 1]], 1, [10, 1]), closeTo: [[6, 8], [0, 1]], within: 1e-14,
    as: "the weight")
  var generator = SplitMix64(seed: 76)
  for (name, m, n, r, scale) in [
    ("an adapter that moves", 5, 4, 2, 2.0), ("a wide layer", 2, 6, 1, 2),
    ("a negative scale", 4, 3, 2, -0.5), ("scale 0", 3, 3, 1, 0), ("rank 0", 3, 2, 0, 2),
  ] {
    let (w, b, a) = layer(m, n, r, using: &generator)
    let lengths = Vector<Double>((0..<m).map { (Double($0) - 1.5) / 3 })
    exam.begin(name, given: ["W": w, "B": b, "A": a, "s": scale, "m": lengths])
    try expectRows(exam, try answer(w, b, a, scale, lengths), sum(w, scale, b, a), lengths)
  }
  let (w, b, a) = layer(4, 3, 2, using: &generator)
  for (name, zero) in [("the first row zero", 0), ("a row in the middle zero", 2)] {
    let kept = Vector<Double>((0..<4).map { $0 == zero ? 0 : 1 })
    let (w, b) = (w.scaled(rowsBy: kept), b.scaled(rowsBy: kept))
    exam.begin(name, given: ["W": w, "B": b, "A": a, "s": 2.0])
    try expectRows(exam, try answer(w, b, a, 2, [1, 2, 3, 4]), sum(w, 2, b, a), [1, 2, 3, 4])
  }
  exam.begin("a frozen row zero that the adapter fills", given: ["s": 1.0])
  try exam.expect(
    try answer([[0, 0], [1, 0]], [[5], [0]], [[3, 4]], 1, [1, 1]), closeTo: [[0.6, 0.8], [1, 0]],
    within: 1e-14, as: "the weight")
  // Nothing is rounded in these rows of V: (0, −4), (0, 2⁻⁴⁰) and (3, −3).
  let special: Matrix<Double> = [[2, -4], [2, 0x1p-40], [3, -3]]
  let (column, row): (Matrix<Double>, Matrix<Double>) = ([[-1], [-1], [0]], [[2, 0]])
  exam.begin(
    "a row nearly canceled, and one whose sum is zero",
    given: ["W": special, "B": column, "A": row, "s": 1.0])
  try expectRows(
    exam, try answer(special, column, row, 1, [1, 2, 3]), sum(special, 1, column, row), [1, 2, 3])
  let canceled: Matrix<Double> = [[2, 0], [0, 1], [3, 4]]
  exam.begin(
    "a row that the adapter cancels",
    given: ["W": canceled, "B": column, "A": row, "s": 1.0])
  try expectRows(
    exam, try answer(canceled, column, row, 1, [1, 2, 3]), sum(canceled, 1, column, row), [1, 2, 3])
  // A direction has no unit: also where the square of a length is no number any more.
  for unit in Unit.extremes + Unit.beyondSquares {
    exam.begin("a layer \(unit.name)", given: ["W": unit(w), "B": unit(b), "A": a, "s": 2.0])
    try expectRows(
      exam, try answer(unit(w), unit(b), a, 2, [1, 2, 3, 4]), sum(w, 2, b, a), [1, 2, 3, 4])
  }
  for unit in Unit.extremes {
    let (lengths, larger): (Vector<Double>, Matrix<Double>) = ([1, 2, 3, 4], b * unit.power(-1))
    exam.begin("magnitudes \(unit.name)", given: ["W": w, "B": b, "A": a, "m": unit(lengths)])
    try expectRows(exam, try answer(w, b, a, 2, unit(lengths)), sum(w, 2, b, a), unit(lengths))
    exam.begin(
      "A \(unit.name), B by as much the other way",
      given: ["W": w, "B": larger, "A": unit(a), "s": 2.0, "m": lengths])
    try expectRows(exam, try answer(w, larger, unit(a), 2, lengths), sum(w, 2, b, a), lengths)
  }
  let graded = w.scaled(rowsBy: [1, 0x1p-60, 1, 0x1p-300])
  exam.begin("short rows beside long ones", given: ["W": graded])
  let still = Matrix<Double>.zero(rows: 4, columns: 1)
  try expectRows(
    exam, try answer(graded, still, [[1, 1, 1]], 1, [1, 2, 3, 4]), graded, [1, 2, 3, 4])
}

/// Expects row `i` to be `mᵢvᵢ/‖vᵢ‖`, each beside its own length.
private func expectRows(
  _ exam: Exam, _ got: Matrix<Double>, _ v: Matrix<Double>, _ m: Vector<Double>
) throws {
  try exam.expect(got, hasShape: (v.rows, v.columns), as: "the weight")
  for i in 0..<v.rows {
    let length = v[row: i].norm
    let expected = length > 0 ? (m[i] / length) * v[row: i] : v[row: i]
    try exam.expect(got[row: i], closeTo: expected, within: 1e-12, as: "row \(i)")
  }
}

private var mistakes: [Mistake<Answer>] {
  /// `W + sBA` with rows of given lengths.
  func stretched(
    _ v: Matrix<Double>, _ m: Vector<Double>, by length: (Vector<Double>) -> Double
  ) -> Matrix<Double> {
    let factors = (0..<v.rows).map { i in
      let size = length(v[row: i])
      return size > 0 ? m[i] / size : 0
    }
    return v.scaled(rowsBy: Vector(factors))
  }
  return [
    Mistake("measures columns", caughtAt: "the example") { w, b, a, s, m in
      let v = w + s * (b * a)
      return v.scaled(columnsBy: Vector((0..<v.columns).map { 1 / v[column: $0].norm }))
        .scaled(rowsBy: m)
    },
    Mistake("measures the frozen weight", caughtAt: "an adapter that moves") { w, b, a, s, m in
      let lengths = Vector((0..<w.rows).map { m[$0] / w[row: $0].norm })
      return (w + s * (b * a)).scaled(rowsBy: lengths)
    },
    Mistake("forgets the scale", caughtAt: "an adapter that moves") { w, b, a, _, m in
      stretched(w + b * a, m) { $0.norm }
    },
    Mistake("leaves the scale out of the norm", caughtAt: "an adapter that moves") {
      w, b, a, s, m in
      let lengths = (0..<w.rows).map { m[$0] / (w + b * a)[row: $0].norm }
      return (w + s * (b * a)).scaled(rowsBy: Vector(lengths))
    },
    Mistake("does not divide by the lengths", caughtAt: "the example") { w, b, a, s, m in
      (w + s * (b * a)).scaled(rowsBy: m)
    },
    Mistake("divides by the square of the length", caughtAt: "the example") { w, b, a, s, m in
      stretched(w + s * (b * a), m) { $0.dot($0) }
    },
    Mistake("divides by the sum of the magnitudes", caughtAt: "the example") { w, b, a, s, m in
      stretched(w + s * (b * a), m) { $0.reduce(0) { $0 + abs($1) } }
    },
    Mistake("takes the magnitude of m", caughtAt: "an adapter that moves") { w, b, a, s, m in
      stretched(w + s * (b * a), Vector(m.map(abs))) { $0.norm }
    },
    Mistake("divides by zero", caughtAt: "the first row zero") { w, b, a, s, m in
      let v = w + s * (b * a)
      return v.scaled(rowsBy: Vector((0..<v.rows).map { m[$0] / v[row: $0].norm }))
    },
    Mistake(
      "looks for zero rows in the frozen weight",
      caughtAt: "a frozen row zero that the adapter fills"
    ) {
      w, b, a, s, m in
      let v = w + s * (b * a)
      let factors = (0..<v.rows).map { w[row: $0].norm == 0 ? 0 : m[$0] / v[row: $0].norm }
      return v.scaled(rowsBy: Vector(factors))
    },
    Mistake("squares the entries", caughtAt: "a layer times 2^-600") { w, b, a, s, m in
      stretched(w + s * (b * a), m) { $0.dot($0).squareRoot() }
    },
    Mistake(
      "takes short rows for zero", caughtAt: "a row nearly canceled, and one whose sum is zero"
    ) { w, b, a, s, m in
      stretched(w + s * (b * a), m) { $0.norm < 1e-12 ? 0 : $0.norm }
    },
  ]
}
