import Attempts
import Foundation
import Grading
import LinearAlgebra
import Solutions03

let optimalProbabilities: Exercise = Exercise(
  "OptimalProbabilities",
  learner: { call in { x, y in try call(x, y) } },
  reference: Solutions03.optimalProbabilities,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, x, y, expected) in cases() {
    exam.begin(name, given: ["X": x, "Y": y])
    // Each entry is a quotient of sums of at most nine products, with a relative error below 30ε.
    try exam.expect(
      try answer(x, y), eachCloseTo: expected, within: 1e-13, as: "the probabilities")
  }
  for (rows, layers, columns, seed) in [(5, 9, 3, 302), (1, 6, 8, 303)] as [(Int, Int, Int, UInt64)]
  {
    let (x, y) = randomProduct(rows: rows, layers: layers, columns: columns, seed: seed)
    exam.begin("random factors", given: ["X": x, "Y": y])
    let sizes = Vector(layerSizes(x, y))
    let expected = sizes / sizes.elements.reduce(0, +)
    try exam.expect(
      try answer(x, y), eachCloseTo: expected, within: 1e-13, as: "the probabilities")
  }
}

private typealias Answer = (Matrix<Double>, Matrix<Double>) throws -> Vector<Double>

private typealias Case = (
  name: String, x: Matrix<Double>, y: Matrix<Double>, expected: Vector<Double>
)

private func cases() -> [Case] {
  let (x, y) = fourLayers
  let thirds = Vector(repeating: 1.0 / 3, count: 3)
  let fixed: [Case] = [
    ("sizes in X", Matrix(diagonal: [4, 3, 2, 1]), .identity(4), [0.4, 0.3, 0.2, 0.1]),
    ("sizes in Y", [[1, 1], [0, 0]], [[3, 0], [0, 1]], [0.75, 0.25]),
    ("lengths of rows and columns", [[3, 0], [4, 5]], [[1, 0], [0, 1]], [0.5, 0.5]),
    ("four layers", x, y, [0.4, 0.3, 0.2, 0.1]),
    ("a zero layer", [[1, 0, 3], [0, 0, 4]], [[5], [7], [1]], [0.5, 0, 0.5]),
    ("zero in one factor each", [[0, 2, 1]], [[1, 1], [0, 0], [1, 0]], [0, 0, 1]),
    ("layers that cancel", [[1, 2, 1]], [[1], [-1], [1]], [0.25, 0.5, 0.25]),
    ("a small layer beside a large one", [[1, 0x1p-60]], [[1], [1]], [1, 0x1p-60]),
    (
      "nothing but zeros", .zero(rows: 2, columns: 4), .zero(rows: 4, columns: 3),
      [0.25, 0.25, 0.25, 0.25]
    ),
    ("zero layers of factors that are not", [[0, 2, 0]], [[1, 1], [0, 0], [1, 0]], thirds),
    ("one layer", [[2], [1]], [[0, 5]], [1]),
    ("no layers", .zero(rows: 2, columns: 0), .zero(rows: 0, columns: 3), []),
  ]
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    let (small, shares): (Matrix<Double>, Vector<Double>) = (unit(x), [0.4, 0.3, 0.2, 0.1])
    return [
      ("X \(unit.name)", small, y, shares), ("X and Y \(unit.name)", small, unit(y), shares),
    ]
  }
  return fixed + scaled
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("squares the sizes", caughtAt: "sizes in X") { x, y in
      shares(layerSizes(x, y).map { $0 * $0 })
    },
    Mistake("looks at the columns of X only", caughtAt: "sizes in Y") { x, y in
      shares((0..<x.columns).map { x[column: $0].norm })
    },
    Mistake("adds the two lengths", caughtAt: "sizes in X") { x, y in
      shares((0..<x.columns).map { x[column: $0].norm + y[row: $0].norm })
    },
    Mistake("adds up magnitudes for a length", caughtAt: "lengths of rows and columns") { x, y in
      shares((0..<x.columns).map { x[columns: [$0]].oneNorm * y[rows: [$0]].infinityNorm })
    },
    Mistake("takes a softmax of the sizes", caughtAt: "sizes in X") { x, y in
      shares(layerSizes(x, y).map { exp($0) })
    },
    Mistake("exchanges rows and columns", caughtAt: "sizes in Y") { x, y in
      shares((0..<x.columns).map { x[row: $0].norm * y[column: $0].norm })
    },
    Mistake("does not sum to 1", caughtAt: "sizes in X") { x, y in Vector(layerSizes(x, y)) },
    Mistake("divides by zero where all layers are zero", caughtAt: "nothing but zeros") { x, y in
      let sizes = layerSizes(x, y)
      return Vector(sizes) / sizes.reduce(0, +)
    },
    Mistake(
      "calls all layers zero if a factor is",
      caughtAt: "zero layers of factors that are not"
    ) {
      x, y in
      let sizes = layerSizes(x, y)
      if x.maxNorm == 0 || y.maxNorm == 0 { return even(x.columns) }
      return Vector(sizes) / sizes.reduce(0, +)
    },
    Mistake("calls all layers zero if the product is", caughtAt: "layers that cancel") { x, y in
      (x * y).maxNorm == 0 ? even(x.columns) : shares(layerSizes(x, y))
    },
    Mistake("calls a sum below 1e-12 zero", caughtAt: "X times 2^-200") { x, y in
      let sizes = layerSizes(x, y)
      let sum = sizes.reduce(0, +)
      return sum < 1e-12 ? even(x.columns) : Vector(sizes) / sum
    },
    Mistake("adds a little to every size", caughtAt: "a zero layer") { x, y in
      shares(layerSizes(x, y).map { $0 + .ulpOfOne })
    },
    Mistake("adds a little to the sum", caughtAt: "sizes in X") { x, y in
      let sizes = layerSizes(x, y)
      return Vector(sizes) / (sizes.reduce(0, +) + 1e-9)
    },
  ]
}

/// Sizes over their sum, for mistakes that are elsewhere.
private func shares(_ sizes: [Double]) -> Vector<Double> {
  let sum = sizes.reduce(0, +)
  return sum == 0 ? even(sizes.count) : Vector(sizes) / sum
}

private func even(_ count: Int) -> Vector<Double> {
  Vector(repeating: 1 / Double(count), count: count)
}
