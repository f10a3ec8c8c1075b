import Attempts
import Grading
import LinearAlgebra
import Solutions03

let largestLayers: Exercise = Exercise(
  "LargestLayers",
  learner: { call in { x, y, k in try call(x, y, k) } },
  reference: { try Solutions03.largestLayers($0, $1, count: $2) },
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, x, y, k, expected) in cases() {
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    try exam.expect(try answer(x, y, k), equals: expected, order: .counts, as: "the numbers")
  }
  let (x, y) = randomProduct(rows: 4, layers: 20, columns: 6, seed: 304)
  for (name, k) in [("random factors", 7), ("all random layers", 20)] {
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    try exam.expect(
      try answer(x, y, k), equals: Array(bySize(layerSizes(x, y)).prefix(k)), order: .counts,
      as: "the numbers")
  }
  let tall: Matrix<Double> = [[1, 2], [0, 1], [3, 0], [1, 1]]
  try exam.expectRefusals(
    of: ["more layers than there are": 5, "a negative number": -1],
    butNotOf: ["as many layers as there are": 4],
    given: { ["X": fourLayers.x, "Y": fourLayers.y, "k": $0] },
    by: { try answer(fourLayers.x, fourLayers.y, $0) })
  try exam.expectRefusals(
    of: ["fewer layers than rows and columns": 3], butNotOf: ["no layers of few": 0],
    given: { ["X": tall, "Y": tall.transposed(), "k": $0] },
    by: { try answer(tall, tall.transposed(), $0) })
}

private typealias Answer = (Matrix<Double>, Matrix<Double>, Int) throws -> [Int]

private typealias Case = (
  name: String, x: Matrix<Double>, y: Matrix<Double>, k: Int, expected: [Int]
)

private func cases() -> [Case] {
  let (x, y) = fourLayers
  let moved = (x: x[columns: [3, 1, 2, 0]], y: y[rows: [3, 1, 2, 0]])
  // Sizes that differ by one part in 10¹² are not one size.
  let close = diagonalProduct([1, 1 + 0x1p-40, 1])
  let zeros = diagonalProduct([0, 2, 0, 3, 0])
  let ties = diagonalProduct([1, 2, 1, 3])
  let fixed: [Case] = [
    ("four layers", x, y, 2, [0, 1]),
    ("the largest layer is the last", moved.x, moved.y, 2, [3, 1]),
    ("sizes in Y", [[1, 2, 1]], [[1], [1], [7]], 2, [2, 1]),
    ("a long column with a short row", [[10, 3]], [[0.1], [3]], 1, [1]),
    ("lengths of rows and columns", [[4, 3], [0, 3]], [[1, 0], [0, 1]], 1, [1]),
    ("equal sizes", .identity(5), .identity(5), 3, [0, 1, 2]),
    ("equal sizes among others", ties.x, ties.y, 4, [3, 1, 0, 2]),
    ("equal products", [[3, 2, 6]], [[4], [6], [2]], 3, [0, 1, 2]),
    ("nearly equal sizes", close.x, close.y, 3, [1, 0, 2]),
    ("nearly equal sizes in Y", close.y, close.x, 3, [1, 0, 2]),
    ("no layer asked for", x, y, 0, []),
    ("all layers, one of them zero", [[0, 2, 3]], [[9], [1], [1]], 3, [2, 1, 0]),
    ("all layers, three of them zero", zeros.x, zeros.y, 5, [3, 1, 0, 2, 4]),
    ("no layers at all", .zero(rows: 2, columns: 0), .zero(rows: 0, columns: 2), 0, []),
  ]
  let scaled = Unit.extremes.map { unit -> Case in
    ("X and Y \(unit.name)", unit(moved.x), unit(moved.y), 4, [3, 1, 2, 0])
  }
  return fixed + scaled
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("sorts the numbers in the end", caughtAt: "the largest layer is the last") { x, y, k in
      try first(k, of: bySize(layerSizes(x, y))).sorted()
    },
    Mistake("takes the smallest", caughtAt: "four layers") { x, y, k in
      let sizes = layerSizes(x, y)
      return try first(k, of: sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) })
    },
    Mistake("counts from 1", caughtAt: "four layers") { x, y, k in
      try first(k, of: bySize(layerSizes(x, y))).map { $0 + 1 }
    },
    Mistake("looks at the columns of X only", caughtAt: "sizes in Y") { x, y, k in
      try first(k, of: bySize((0..<x.columns).map { x[column: $0].norm }))
    },
    Mistake("adds the two lengths", caughtAt: "a long column with a short row") { x, y, k in
      try first(k, of: bySize((0..<x.columns).map { x[column: $0].norm + y[row: $0].norm }))
    },
    Mistake("takes the largest entry for the length", caughtAt: "lengths of rows and columns") {
      x, y, k in
      let sizes = (0..<x.columns).map { x[columns: [$0]].maxNorm * y[rows: [$0]].maxNorm }
      return try first(k, of: bySize(sizes))
    },
    Mistake("gives the larger number first among equals", caughtAt: "equal sizes") { x, y, k in
      let sizes = layerSizes(x, y)
      return try first(k, of: sizes.indices.sorted { (sizes[$0], $0) > (sizes[$1], $1) })
    },
    Mistake("swaps the largest to the front", caughtAt: "equal sizes among others") { x, y, k in
      var (sizes, order) = (layerSizes(x, y), Array(0..<x.columns))
      for t in 0..<order.count {
        let best = (t..<order.count).reduce(t) { sizes[$1] > sizes[$0] ? $1 : $0 }
        sizes.swapAt(t, best)
        order.swapAt(t, best)
      }
      return try first(k, of: order)
    },
    Mistake("calls nearly equal sizes equal", caughtAt: "nearly equal sizes") { x, y, k in
      let sizes = layerSizes(x, y)
      return try first(
        k,
        of: sizes.indices.sorted {
          (sizes[$0] - sizes[$1]).magnitude < 1e-9 * sizes[$0] ? $0 < $1 : sizes[$0] > sizes[$1]
        })
    },
    Mistake("calls small sizes zero", caughtAt: "X and Y times 2^-200") { x, y, k in
      try first(k, of: bySize(layerSizes(x, y).map { $0 < 1e-12 ? 0 : $0 }))
    },
    Mistake("leaves zero layers out", caughtAt: "all layers, one of them zero") { x, y, k in
      let sizes = layerSizes(x, y)
      return try first(k, of: bySize(sizes)).filter { sizes[$0] > 0 }
    },
    Mistake("marks a taken layer with size zero", caughtAt: "all layers, three of them zero") {
      x, y, k in
      var (sizes, taken) = (layerSizes(x, y), [Int]())
      if k < 0 || k > sizes.count { throw Refusal() }
      for _ in 0..<k {
        taken.append(sizes.indices.reduce(0) { sizes[$1] > sizes[$0] ? $1 : $0 })
        sizes[taken[taken.count - 1]] = 0
      }
      return taken
    },
    Mistake("gives fewer when there are not enough", caughtAt: "more layers than there are") {
      x, y, k in
      if k < 0 { throw Refusal() }
      return Array(bySize(layerSizes(x, y)).prefix(k))
    },
    Mistake("compares k with the rows of X", caughtAt: "sizes in Y") { x, y, k in
      if k < 0 || k > x.rows { throw Refusal() }
      return Array(bySize(layerSizes(x, y)).prefix(k))
    },
  ]
}

/// The first of an order, for mistakes that are elsewhere.
private func first(_ k: Int, of order: [Int]) throws -> [Int] {
  if k < 0 || k > order.count { throw Refusal() }
  return Array(order.prefix(k))
}
