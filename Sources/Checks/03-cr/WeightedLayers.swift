import Attempts
import Exercises03
import Grading
import LinearAlgebra
import Solutions03

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, [Int], Vector<Double>
) throws -> Matrix<Double>

let weightedLayers: Exercise = Exercise(
  "WeightedLayers",
  learner: { try Exercises03.weightedLayers($0, $1, indices: $2, weights: $3) },
  reference: { try Solutions03.weightedLayers($0, $1, indices: $2, weights: $3) },
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  let (x, y): (Matrix<Double>, Matrix<Double>) = ([[1, 2], [0, 1]], [[3, 0], [1, 1]])
  let wide = fourLayers
  typealias Case = (
    name: String, x: Matrix<Double>, y: Matrix<Double>, indices: [Int],
    weights: Vector<Double>, expected: Matrix<Double>
  )
  let cases: [Case] = [
    ("the example", x, y, [1, 0, 1], [1, 2, 0.5], [[9, 3], [1.5, 1.5]]),
    ("layers out of order", wide.x, wide.y, [3, 0], [10, 0.5], [[2, 0], [0, 10]]),
    ("a negative weight", wide.x, wide.y, [1, 2], [-1, 1], [[4, 1], [1, 1]]),
    ("a weight of zero", wide.x, wide.y, [0, 3], [0, 2], [[0, 0], [0, 2]]),
    ("an empty list", wide.x, wide.y, [], [], [[0, 0], [0, 0]]),
    (
      "one row by three columns", [[2, 5]], [[1, 0, 1], [0, 1, 1]], [0, 1], [1, 0.2],
      [[2, 1, 3]]
    ),
  ]
  for (name, x, y, indices, weights, expected) in cases {
    exam.begin(name, given: ["X": x, "Y": y, "indices": indices, "weights": weights])
    try exam.expect(
      try answer(x, y, indices, weights), closeTo: expected, within: 1e-12, as: "the sum")
  }
  let (tall, broad) = randomProduct(rows: 7, layers: 12, columns: 4, seed: 301)
  let indices = [11, 3, 3, 0, 7, 11, 3]
  let weights: Vector<Double> = [0.5, 1, -2, 3, 1, 0.25, 4]
  exam.begin("random factors", given: ["X": tall, "Y": broad, "indices": indices])
  let expected = Matrix<Double>(rows: 7, columns: 4) { i, j in
    zip(indices, weights).reduce(0) { $0 + $1.1 * tall[i, $1.0] * broad[$1.0, j] }
  }
  try exam.expect(
    try answer(tall, broad, indices, weights), closeTo: expected, within: 1e-11, as: "the sum")
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
      var used: Set<Int> = []
      var sum = Matrix<Double>.zero(rows: x.rows, columns: y.columns)
      for (i, weight) in zip(indices, weights) where used.insert(i).inserted {
        sum += weight * x[column: i].outer(y[row: i])
      }
      return sum
    },
    Mistake("looks a weight up by layer", caughtAt: "the example") {
      x, y, indices, weights in
      try Solutions03.weightedLayers(
        x, y, indices: indices, weights: Vector(indices.map { weights[$0 % weights.count] }))
    },
    Mistake("splits a weight into square roots", caughtAt: "a negative weight") {
      x, y, indices, weights in
      let roots = Vector(weights.map { $0.squareRoot() })
      return x[columns: indices].scaled(columnsBy: roots)
        * y[rows: indices].scaled(rowsBy: roots)
    },
    Mistake("divides by the number of terms", caughtAt: "the example") { x, y, indices, weights in
      try Solutions03.weightedLayers(x, y, indices: indices, weights: weights)
        / Double(max(1, indices.count))
    },
    Mistake("gives an empty list no shape", caughtAt: "an empty list") { x, y, indices, weights in
      indices.isEmpty
        ? .zero(rows: 0, columns: 0)
        : try Solutions03.weightedLayers(x, y, indices: indices, weights: weights)
    },
  ]
}
