import Attempts
import Grading
import LinearAlgebra
import Solutions03

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, [Int], Vector<Double>
) throws -> Matrix<Double>

let weightedLayers: Exercise = Exercise(
  "WeightedLayers",
  learner: { call in { x, y, indices, weights in try call(x, y, indices, weights) } },
  reference: { try Solutions03.weightedLayers($0, $1, indices: $2, weights: $3) },
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  let (x, y): (Matrix<Double>, Matrix<Double>) = ([[1, 2], [0, 1]], [[3, 0], [1, 1]])
  let wide = fourLayers
  let one = Matrix<Double>.identity(2)
  typealias Case = (
    name: String, x: Matrix<Double>, y: Matrix<Double>, indices: [Int],
    weights: Vector<Double>, expected: Matrix<Double>
  )
  let cases: [Case] = [
    ("the example", x, y, [1, 0, 1], [1, 2, 0.5], [[9, 3], [1.5, 1.5]]),
    ("layers out of order", wide.x, wide.y, [3, 0], [10, 0.5], [[2, 0], [0, 10]]),
    ("a negative weight", wide.x, wide.y, [1, 2], [-1, 1], [[4, 1], [1, 1]]),
    ("a weight of zero", wide.x, wide.y, [0, 3], [0, 2], [[0, 0], [0, 2]]),
    ("weights that sum to zero", one, one, [0, 1], [1, -1], [[1, 0], [0, -1]]),
    ("an empty list", [[1, 2, 3]], [[0, 1], [1, 0], [1, 1]], [], [], [[0, 0]]),
    (
      "one row by three columns", [[2, 5]], [[1, 0, 1], [0, 1, 1]], [0, 1], [1, 0.2],
      [[2, 1, 3]]
    ),
    ("more terms than layers", [[1, 1]], [[1], [4]], [0, 1, 0, 0, 1], [1, 1, 1, 1, 1], [[11]]),
  ]
  for (name, x, y, indices, weights, expected) in cases {
    exam.begin(name, given: ["X": x, "Y": y, "indices": indices, "weights": weights])
    try exam.expect(
      try answer(x, y, indices, weights), closeTo: expected, within: 1e-14, as: "the sum")
  }
  // A weight far below another one counts as well; in a diagonal the two do not mix.
  let weights: Vector<Double> = [1, 0x1p-60]
  exam.begin("a small weight beside a large one", given: ["X = Y": one, "weights": weights])
  let sum = try answer(one, one, [0, 1], weights)
  try exam.expect(sum, hasShape: (2, 2), as: "the sum")
  try exam.expect(sum.diagonal, eachCloseTo: weights, within: 1e-14, as: "the diagonal")
  for unit in Unit.extremes {
    let plain: Vector<Double> = [1, 2, 0.5]
    let expected: Matrix<Double> = [[9, 3], [1.5, 1.5]]
    for (name, x, y, weights) in [
      ("weights", x, y, unit(plain)), ("X", unit(x), y, plain), ("Y", x, unit(y), plain),
    ] {
      exam.begin("\(name) \(unit.name)", given: ["X": x, "Y": y, "weights": weights])
      let sum = try answer(x, y, [1, 0, 1], weights)
      try exam.expect(sum, closeTo: unit(expected), within: 1e-14, as: "the sum")
    }
  }
  try examineRandomFactors(answer, exam)
}

private func examineRandomFactors(_ answer: Answer, _ exam: Exam) throws {
  let (tall, broad) = randomProduct(rows: 7, layers: 12, columns: 4, seed: 301)
  let indices = [11, 3, 3, 0, 7, 11, 3]
  let weights: Vector<Double> = [0.5, 1, -2, 3, 1, 0.25, 4]
  exam.begin("random factors", given: ["X": tall, "Y": broad, "indices": indices])
  let expected = Matrix<Double>(rows: 7, columns: 4) { i, j in
    zip(indices, weights).reduce(0) { $0 + $1.1 * tall[i, $1.0] * broad[$1.0, j] }
  }
  // Rounding in a sum of seven products stays below 9ε times the sum of their sizes.
  let sizes = layerSizes(tall, broad)
  let terms = zip(indices, weights).reduce(0) { $0 + $1.1.magnitude * sizes[$1.0] }
  try exam.expect(
    try answer(tall, broad, indices, weights), closeTo: expected, within: 1e-13, beside: terms,
    as: "the sum")
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("forgets the weights", caughtAt: "the example") { x, y, indices, _ in
      x[columns: indices] * y[rows: indices]
    },
    Mistake("weighs both factors", caughtAt: "the example") { x, y, indices, weights in
      x[columns: indices].scaled(columnsBy: weights)
        * y[rows: indices].scaled(rowsBy: weights)
    },
    Mistake("takes a repeated layer once", caughtAt: "the example") { x, y, indices, weights in
      var total = Vector<Double>.zero(x.columns)
      for (i, weight) in zip(indices, weights) { total[i] = weight }
      return x.scaled(columnsBy: total) * y
    },
    Mistake("looks a weight up by layer", caughtAt: "the example") { x, y, indices, weights in
      sum(x, y, indices, Vector(indices.map { weights[$0 % weights.count] }))
    },
    Mistake("splits a weight into square roots", caughtAt: "a negative weight") {
      x, y, indices, weights in
      let roots = Vector(weights.map { $0.squareRoot() })
      return x[columns: indices].scaled(columnsBy: roots)
        * y[rows: indices].scaled(rowsBy: roots)
    },
    Mistake("divides by the number of terms", caughtAt: "the example") { x, y, indices, weights in
      sum(x, y, indices, weights) / Double(max(1, indices.count))
    },
    Mistake("divides by the sum of the weights", caughtAt: "the example") {
      x, y, indices, weights in
      sum(x, y, indices, weights / weights.reduce(0, +))
    },
    Mistake("gives an empty list no shape", caughtAt: "an empty list") { x, y, indices, weights in
      indices.isEmpty ? .zero(rows: 0, columns: 0) : sum(x, y, indices, weights)
    },
    Mistake("skips what is below 1e-12", caughtAt: "a small weight beside a large one") {
      x, y, indices, weights in
      sum(x, y, indices, Vector(weights.map { $0.magnitude < 1e-12 ? 0 : $0 }))
    },
    Mistake("cleans the sum of small entries", caughtAt: "a small weight beside a large one") {
      x, y, indices, weights in
      sum(x, y, indices, weights).map { $0.magnitude < 1e-12 ? 0 : $0 }
    },
  ]
}

/// The right sum, for mistakes that are elsewhere.
private func sum(
  _ x: Matrix<Double>, _ y: Matrix<Double>, _ indices: [Int], _ weights: Vector<Double>
) -> Matrix<Double> {
  x[columns: indices].scaled(columnsBy: weights) * y[rows: indices]
}
