import Attempts
import Grading
import LinearAlgebra
import Solutions11

let monarchProduct: Exercise = Exercise(
  "MonarchProduct",
  learner: { call in { left, right, x in try call(left, right, x) } },
  reference: Solutions11.monarchProduct(left:right:_:) as MonarchAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: monarchProductMistakes()
) { answer, exam in
  let hadamard: Matrix<Double> = [[1, 1], [1, -1]]
  let example: (left: [Matrix<Double>], right: [Matrix<Double>]) = (
    [hadamard, [[2, 0], [0, 2]]], [hadamard, .identity(2)]
  )
  exam.begin("the example", given: ["left": example.left, "right": example.right])
  try exam.expect(
    try answer(example.left, example.right, [1, 2, 3, 4]), closeTo: [6, -2, 0, 8], as: "Mx")
  var random = SplitMix64(seed: 112)
  for (c, b, height, width) in [
    (2, 3, 2, 2), (3, 2, 2, 4), (3, 3, 3, 3), (1, 4, 5, 2), (4, 1, 2, 5), (1, 1, 3, 4),
    (2, 2, 1, 1), (3, 4, 1, 2), (2, 3, 4, 1), (5, 5, 5, 5),
  ] {
    let left = blocks(c, height, b, &random)
    let right = blocks(b, c, width, &random)
    let x = Vector((0..<(b * width)).map { _ in random.gaussian() })
    let expected = entrywise(left, right, x)
    for unit in [Unit(exponent: 0)] + Unit.beyondSquares {
      exam.begin(
        "\(c) groups, \(b) blocks, slices of \(height) × \(width), \(unit.name)",
        given: ["left": left, "right": right, "x": unit(x)])
      try exam.expect(try answer(left, right, unit(x)), closeTo: unit(expected), as: "Mx")
    }
  }
  let (left, right) = (blocks(64, 64, 64, &random), blocks(64, 64, 64, &random))
  let x = Vector((0..<4096).map { _ in random.gaussian() })
  exam.begin(
    "4096 entries", given: ["groups": 64, "blocks": 64],
    largeBecause: "only a large matrix shows whether it is formed")
  try exam.expect(try answer(left, right, x), closeTo: entrywise(left, right, x), as: "Mx")
}

typealias MonarchAnswer = ([Matrix<Double>], [Matrix<Double>], Vector<Double>) throws -> Vector<
  Double
>

private func blocks(
  _ count: Int, _ rows: Int, _ columns: Int, _ random: inout SplitMix64
) -> [Matrix<Double>] {
  (0..<count).map { _ in .gaussian(rows: rows, columns: columns, using: &random) }
}

/// The product by the formula for the entries, two sums for each.
private func entrywise(
  _ left: [Matrix<Double>], _ right: [Matrix<Double>], _ x: Vector<Double>
) -> Vector<Double> {
  let (c, width) = (left.count, right[0].columns)
  // What row γ of block β makes of its piece.
  let inner = Matrix<Double>(rows: c, columns: right.count) { group, block in
    (0..<width).reduce(0) { $0 + right[block][group, $1] * x[block * width + $1] }
  }
  return Vector(
    (0..<(c * left[0].rows)).map { row in
      right.indices.reduce(0) { $0 + left[row % c][row / c, $1] * inner[row % c, $1] }
    })
}

private func monarchProductMistakes() -> [Mistake<MonarchAnswer>] {
  /// The stages, with what lies between and after them.
  func staged(
    _ left: [Matrix<Double>], _ right: [Matrix<Double>], _ x: Vector<Double>,
    between: (Vector<Double>) -> Vector<Double>, after: (Vector<Double>) -> Vector<Double>
  ) -> Vector<Double> {
    let inner = between(diagonal(right, x))
    return after(diagonal(left, inner))
  }
  func diagonal(_ blocks: [Matrix<Double>], _ x: Vector<Double>) -> Vector<Double> {
    let width = blocks[0].columns
    return Vector(
      blocks.indices.flatMap { (blocks[$0] * x[($0 * width)..<(($0 + 1) * width)]).elements })
  }
  func deal(_ x: Vector<Double>, _ hands: Int) -> Vector<Double> {
    let each = x.count / hands
    return Vector((0..<x.count).map { x[$0 % each * hands + $0 / each] })
  }
  return [
    Mistake("does not deal between the factors", caughtAt: "the example") { left, right, x in
      staged(left, right, x, between: { $0 }, after: { deal($0, $0.count / left.count) })
    },
    Mistake("does not put the results back", caughtAt: "the example") { left, right, x in
      staged(left, right, x, between: { deal($0, left.count) }, after: { $0 })
    },
    Mistake(
      "deals to as many hands as there are blocks on the right",
      caughtAt: "2 groups, 3 blocks, slices of 2 × 2, as it is"
    ) { left, right, x in
      staged(
        left, right, x, between: { deal($0, right.count) },
        after: { deal($0, $0.count / left.count) })
    },
    Mistake(
      "deals in the end as it did between",
      caughtAt: "3 groups, 2 blocks, slices of 2 × 4, as it is"
    ) { left, right, x in
      staged(
        left, right, x, between: { deal($0, left.count) }, after: { deal($0, left.count) })
    },
    Mistake("applies the left factor first", caughtAt: "the example") { left, right, x in
      guard left[0].columns * left.count == x.count else {
        return .zero(left.count * left[0].rows)
      }
      return staged(
        right, left, x, between: { deal($0, left.count) },
        after: { deal($0, max(1, $0.count / left.count)) })
    },
    Mistake("deals x before everything", caughtAt: "the example") { left, right, x in
      staged(
        left, right, deal(x, right.count), between: { deal($0, left.count) },
        after: { deal($0, $0.count / left.count) })
    },
    Mistake(
      "uses the transposed blocks on the right",
      caughtAt: "2 groups, 3 blocks, slices of 2 × 2, as it is"
    ) {
      left, right, x in
      let turned = right[0].isSquare ? right.map { $0.transposed() } : right
      return staged(
        left, turned, x, between: { deal($0, left.count) },
        after: { deal($0, $0.count / left.count) })
    },
    Mistake("uses the first block everywhere", caughtAt: "the example") { left, right, x in
      staged(
        left.map { _ in left[0] }, right.map { _ in right[0] }, x,
        between: { deal($0, left.count) }, after: { deal($0, $0.count / left.count) })
    },
  ]
}
