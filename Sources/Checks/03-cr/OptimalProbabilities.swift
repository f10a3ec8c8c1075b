import Attempts
import Exercises03
import Foundation
import Grading
import LinearAlgebra
import Solutions03

let optimalProbabilities: Exercise = Exercise(
  "OptimalProbabilities",
  learner: Exercises03.optimalProbabilities, reference: Solutions03.optimalProbabilities,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("squares the sizes", caughtAt: "sizes in X") { x, y in
      let squares = layerSizes(x, y).map { $0 * $0 }
      return Vector(squares) / squares.reduce(0, +)
    },
    Mistake("looks at the columns of X only", caughtAt: "sizes in Y") { x, y in
      let sizes = layerSizes(x, .identity(x.columns))
      return Vector(sizes) / sizes.reduce(0, +)
    },
    Mistake("adds the two lengths", caughtAt: "sizes in X") { x, y in
      let sizes: [Double] = (0..<x.columns).map { x[column: $0].norm + y[row: $0].norm }
      return Vector(sizes) / sizes.reduce(0, +)
    },
    Mistake("takes a softmax of the sizes", caughtAt: "sizes in X") { x, y in
      let powers = layerSizes(x, y).map { exp($0) }
      return Vector(powers) / powers.reduce(0, +)
    },
    Mistake("exchanges rows and columns", caughtAt: "sizes in Y") { x, y in
      let sizes: [Double] = (0..<x.columns).map { i in
        x[row: i % x.rows].norm * y[column: i % y.columns].norm
      }
      return Vector(sizes) / sizes.reduce(0, +)
    },
    Mistake("does not sum to 1", caughtAt: "sizes in X") { x, y in Vector(layerSizes(x, y)) },
    Mistake("divides by zero where all layers are zero", caughtAt: "nothing but zeros") { x, y in
      let sizes = layerSizes(x, y)
      return sizes.isEmpty ? [] : Vector(sizes) / sizes.reduce(0, +)
    },
    Mistake("adds a little to every size", caughtAt: "a zero layer") { x, y in
      let sizes = layerSizes(x, y).map { $0 + 1e-12 }
      return sizes.isEmpty ? [] : Vector(sizes) / sizes.reduce(0, +)
    },
  ]
) { answer, exam in
  typealias Case = (
    name: String, x: Matrix<Double>, y: Matrix<Double>, expected: Vector<Double>
  )
  let cases: [Case] = [
    (
      "sizes in X", [[4, 0, 0, 0], [0, 3, 0, 0], [0, 0, 2, 0], [0, 0, 0, 1]], .identity(4),
      [0.4, 0.3, 0.2, 0.1]
    ),
    ("sizes in Y", [[1, 1], [0, 0]], [[3, 0], [0, 1]], [0.75, 0.25]),
    ("four layers", fourLayers.x, fourLayers.y, [0.4, 0.3, 0.2, 0.1]),
    ("a zero layer", [[1, 0, 3], [0, 0, 4]], [[5], [7], [1]], [0.5, 0, 0.5]),
    (
      "zero in one factor each", [[0, 2, 1]], [[1, 1], [0, 0], [1, 0]], [0, 0, 1]
    ),
    (
      "nothing but zeros", .zero(rows: 2, columns: 4), .zero(rows: 4, columns: 3),
      [0.25, 0.25, 0.25, 0.25]
    ),
    ("one layer", [[2], [1]], [[0, 5]], [1]),
    ("no layers", .zero(rows: 2, columns: 0), .zero(rows: 0, columns: 3), []),
  ]
  for (name, x, y, expected) in cases {
    exam.begin(name, given: ["X": x, "Y": y])
    let p = try answer(x, y)
    try exam.expect(p, closeTo: expected, within: 1e-9, as: "the probabilities")
    for i in expected.indices where expected[i] == 0 {
      try exam.expect(p[i], equals: 0, as: "the probability of a zero layer")
    }
  }
  for (rows, layers, columns, seed) in [(5, 9, 3, 302), (1, 6, 8, 303)] as [(Int, Int, Int, UInt64)]
  {
    let (x, y) = randomProduct(rows: rows, layers: layers, columns: columns, seed: seed)
    exam.begin("random factors", given: ["X": x, "Y": y])
    let sizes = Vector(layerSizes(x, y))
    let expected = sizes / sizes.elements.reduce(0, +)
    try exam.expect(try answer(x, y), closeTo: expected, within: 1e-9, as: "the probabilities")
  }
}
