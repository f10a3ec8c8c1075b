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
  let (one, ones): (Matrix<Double>, Matrix<Double>) = ([[1], [0]], [[1, 1]])
  exam.begin("the example", given: ["W": example, "B": one, "A": ones, "α": 2.0])
  try exam.expect(try answer(example, one, ones, 2), closeTo: [[3, 2], [0, 1]], as: "the weight")
  exam.begin("rank 2", given: ["W": example, "B": example, "A": example, "α": 6.0])
  try exam.expect(
    try answer(example, example, example, 6), closeTo: [[4, 0], [0, 4]], as: "the weight")
  var generator = SplitMix64(seed: 72)
  for (name, m, n, r, alpha) in [
    ("a tall layer", 7, 3, 3, 5.0), ("a wide layer", 3, 6, 2, 5), ("rank 0", 4, 3, 0, 5),
    ("a square layer of full rank", 3, 3, 3, 1), ("a rank above both sides", 2, 3, 5, 1),
    ("a negative α", 3, 4, 2, -1), ("α = 0", 3, 4, 2, 0),
  ] {
    let (w, b, a) = layer(m, n, r, using: &generator)
    exam.begin(name, given: ["W": w, "B": b, "A": a, "α": alpha])
    try exam.expect(
      try answer(w, b, a, alpha), closeTo: sum(w, r == 0 ? 0 : alpha / Double(r), b, a),
      within: 1e-12, as: "the weight")
  }
  for unit in Unit.extremes {
    exam.begin("a layer \(unit.name)", given: ["W": unit(example), "B": unit(one), "A": ones])
    let expected: Matrix<Double> = [[3, 2], [0, 1]]
    try exam.expect(
      try answer(unit(example), unit(one), ones, 2), closeTo: unit(expected), as: "the weight")
    exam.begin("W and α \(unit.name)", given: ["W": unit(example), "B": one, "A": ones])
    try exam.expect(
      try answer(unit(example), one, ones, unit(2)), closeTo: unit(expected), as: "the weight")
    let (smaller, larger) = (unit(ones), one * unit.power(-1))
    exam.begin(
      "A \(unit.name), B by as much the other way",
      given: ["W": example, "B": larger, "A": smaller, "α": 2.0])
    try exam.expect(try answer(example, larger, smaller, 2), closeTo: expected, as: "the weight")
  }
  let (w, b, a) = layer(5, 4, 2, using: &generator)
  typealias Adapter = (b: Matrix<Double>, a: Matrix<Double>)
  try exam.expectRefusals(
    of: [
      "B with a row too few": (b[rows: 0..<4], a), "B with a row too many": (b.rowDoubled, a),
      "A with a column too few": (b, a[columns: 0..<3]),
      "A with a column too many": (b, a.transposed().rowDoubled.transposed()),
      "B for a smaller A": (b[columns: 0..<1], a), "B for a larger A": (b, a[rows: 0..<1]),
      "rank 0 and a B for another layer": (b[rows: 0..<4][columns: 0..<0], a[rows: 0..<0]),
      "rank 0 and an A for another layer": (b[columns: 0..<0], a[rows: 0..<0][columns: 0..<3]),
      "a B without columns": (b[columns: 0..<0], a), "an A without rows": (b, a[rows: 0..<0]),
      "an adapter for the transposed weight": (a.transposed(), b.transposed()),
      "an adapter for a weight with as many entries": (
        b.appending(rowsOf: b), a[columns: 0..<2]
      ),
    ] as KeyValuePairs<String, Adapter>,
    butNotOf: ["an adapter that fits": (b, a)],
    given: { ["W": w, "B": $0.b, "A": $0.a] }, by: { try answer(w, $0.b, $0.a, 1) })
}

extension Matrix {
  /// The matrix with its last row once more.
  fileprivate var rowDoubled: Matrix { self[rows: Array(0..<rows) + [rows - 1]] }
}

/// Whether an adapter fits a layer.
private func fits(_ w: Matrix<Double>, _ b: Matrix<Double>, _ a: Matrix<Double>) -> Bool {
  b.rows == w.rows && a.columns == w.columns && b.columns == a.rows
}

private struct DoesNotFit: Error {}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("forgets the scale", caughtAt: "the example") { w, b, a, _ in
      guard fits(w, b, a) else { throw DoesNotFit() }
      return w + b * a
    },
    Mistake("multiplies by α only", caughtAt: "rank 2") { w, b, a, alpha in
      guard fits(w, b, a) else { throw DoesNotFit() }
      return w + alpha * (b * a)
    },
    Mistake("divides by √r", caughtAt: "rank 2") { w, b, a, alpha in
      guard fits(w, b, a) else { throw DoesNotFit() }
      return w + (alpha / Double(a.rows).squareRoot()) * (b * a)
    },
    Mistake("subtracts", caughtAt: "the example") { w, b, a, alpha in
      guard fits(w, b, a) else { throw DoesNotFit() }
      return w - (alpha / Double(a.rows)) * (b * a)
    },
    Mistake("divides by zero", caughtAt: "rank 0") { w, b, a, alpha in
      guard fits(w, b, a) else { throw DoesNotFit() }
      return w + (alpha / Double(a.rows)) * (b * a)
    },
    Mistake("takes an adapter for another layer", caughtAt: "B with a row too few") {
      w, b, a, alpha in
      guard fits(w, b, a), a.rows > 0 else { return w }
      return w + (alpha / Double(a.rows)) * (b * a)
    },
    Mistake("looks only for sides that are too small", caughtAt: "B with a row too many") {
      w, b, a, alpha in
      guard b.rows >= w.rows, a.columns >= w.columns, b.columns == a.rows else {
        throw DoesNotFit()
      }
      guard fits(w, b, a), a.rows > 0 else { return w }
      return w + (alpha / Double(a.rows)) * (b * a)
    },
    Mistake(
      "looks at the rank before the shapes", caughtAt: "rank 0 and a B for another layer"
    ) { w, b, a, alpha in
      if a.rows == 0 { return w }
      guard fits(w, b, a) else { throw DoesNotFit() }
      return w + (alpha / Double(a.rows)) * (b * a)
    },
  ]
}
