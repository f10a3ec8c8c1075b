import Attempts
import Exercises03
import Grading
import LinearAlgebra
import Solutions03

let largestLayers: Exercise = Exercise(
  "LargestLayers",
  learner: { try Exercises03.largestLayers($0, $1, count: $2) },
  reference: { try Solutions03.largestLayers($0, $1, count: $2) },
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("sorts the numbers in the end", caughtAt: "the largest layer is the last") { x, y, k in
      try Solutions03.largestLayers(x, y, count: k).sorted()
    },
    Mistake("takes the smallest", caughtAt: "four layers") { x, y, k in
      Array(try Solutions03.largestLayers(x, y, count: x.columns).reversed().prefix(k))
    },
    Mistake("counts from 1", caughtAt: "four layers") { x, y, k in
      try Solutions03.largestLayers(x, y, count: k).map { $0 + 1 }
    },
    Mistake("looks at the columns of X only", caughtAt: "sizes in Y") { x, y, k in
      try Solutions03.largestLayers(x, .identity(x.columns), count: k)
    },
    Mistake("adds the two lengths", caughtAt: "a long column with a short row") { x, y, k in
      let sums: [Double] = (0..<x.columns).map { x[column: $0].norm + y[row: $0].norm }
      let (left, right) = diagonalProduct(Vector(sums))
      return try Solutions03.largestLayers(left, right, count: k)
    },
    Mistake("gives the larger number first among equals", caughtAt: "equal sizes") { x, y, k in
      if k < 0 || k > x.columns { throw Refusal() }
      let sizes = layerSizes(x, y)
      let order = sizes.indices.sorted {
        sizes[$0] == sizes[$1] ? $0 > $1 : sizes[$0] > sizes[$1]
      }
      return Array(order.prefix(k))
    },
    Mistake("leaves zero layers out", caughtAt: "all layers, one of them zero") { x, y, k in
      try Solutions03.largestLayers(x, y, count: k).filter { layerSizes(x, y)[$0] > 0 }
    },
    Mistake("gives fewer when there are not enough", caughtAt: "more layers than there are") {
      x, y, k in
      try Solutions03.largestLayers(x, y, count: min(k, x.columns))
    },
  ]
) { answer, exam in
  let moved = (x: fourLayers.x[columns: [3, 1, 2, 0]], y: fourLayers.y[rows: [3, 1, 2, 0]])
  typealias Case = (
    name: String, x: Matrix<Double>, y: Matrix<Double>, k: Int, expected: [Int]
  )
  let cases: [Case] = [
    ("four layers", fourLayers.x, fourLayers.y, 2, [0, 1]),
    ("the largest layer is the last", moved.x, moved.y, 2, [3, 1]),
    ("sizes in Y", [[1, 2, 1]], [[1], [1], [7]], 2, [2, 1]),
    ("a long column with a short row", [[10, 3]], [[0.1], [3]], 1, [1]),
    ("equal sizes", .identity(5), .identity(5), 3, [0, 1, 2]),
    ("no layer asked for", fourLayers.x, fourLayers.y, 0, []),
    ("all layers, one of them zero", [[0, 2, 3]], [[9], [1], [1]], 3, [2, 1, 0]),
    ("no layers at all", .zero(rows: 2, columns: 0), .zero(rows: 0, columns: 2), 0, []),
  ]
  for (name, x, y, k, expected) in cases {
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    try exam.expect(try answer(x, y, k), equals: expected, as: "the numbers")
  }
  let (x, y) = randomProduct(rows: 4, layers: 20, columns: 6, seed: 304)
  exam.begin("random factors", given: ["X": x, "Y": y, "k": 7])
  let sizes = layerSizes(x, y)
  var rest = Array(sizes.indices)
  var expected: [Int] = []
  for _ in 0..<7 {
    let best = rest.reduce(rest[0]) { sizes[$1] > sizes[$0] ? $1 : $0 }
    expected.append(best)
    rest.removeAll { $0 == best }
  }
  try exam.expect(try answer(x, y, 7), equals: expected, as: "the numbers")
  for (name, k) in [("more layers than there are", 5), ("a negative number", -1)] {
    exam.begin(name, given: ["X": fourLayers.x, "Y": fourLayers.y, "k": k])
    try exam.expectError(as: "your function") { try answer(fourLayers.x, fourLayers.y, k) }
  }
}
