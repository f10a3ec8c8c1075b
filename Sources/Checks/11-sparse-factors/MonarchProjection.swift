import Attempts
import Grading
import LinearAlgebra
import Solutions11

let monarchProjection: Exercise = Exercise(
  "MonarchProjection",
  learner: { call in { w, c, b in try call(w, c, b) } },
  reference: Solutions11.monarchProjection(_:groups:blocks:) as ProjectionAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: projectionMistakes()
) { answer, exam in
  for item in projectionItems() {
    for unit in Unit.all {
      let w = unit(item.w)
      exam.begin(
        "\(item.name), \(unit.name)", given: ["W": w, "c": item.groups, "b": item.blocks])
      let (left, right) = try answer(w, item.groups, item.blocks)
      try exam.expect(
        left, right, areClosestTo: w, groups: item.groups, blocks: item.blocks)
    }
  }
}

typealias ProjectionAnswer = (Matrix<Double>, Int, Int) throws -> (
  left: [Matrix<Double>], right: [Matrix<Double>]
)

extension Exam {
  /// Expects in each slice an approximation of rank one with the error that Eckart and Young give.
  fileprivate func expect(
    _ left: [Matrix<Double>], _ right: [Matrix<Double>], areClosestTo w: Matrix<Double>,
    groups c: Int, blocks b: Int
  ) throws {
    try expect(left.count, equals: c, as: "the number of blocks on the left")
    try expect(right.count, equals: b, as: "the number of blocks on the right")
    for block in left {
      try expect(block, hasShape: (w.rows / c, b), as: "a block on the left")
    }
    for block in right {
      try expect(block, hasShape: (c, w.columns / b), as: "a block on the right")
    }
    for group in 0..<c {
      for block in 0..<b {
        let slice = cut(w, group, block, groups: c, blocks: b)
        let got = left[group][column: block].outer(right[block][row: group])
        let values = try SVD(slice).singularValues
        let least = Vector(values.dropFirst()).norm
        let error = (slice - got).frobeniusNorm
        try expect(
          error <= least * (1 + 1e-9) + 1e-9 * slice.frobeniusNorm,
          as: "the error in the slice of group \(group) and block \(block)",
          expected: least.exhibit, got: error.exhibit)
      }
    }
  }
}

private func cut(
  _ w: Matrix<Double>, _ group: Int, _ block: Int, groups c: Int, blocks b: Int
) -> Matrix<Double> {
  let width = w.columns / b
  return Matrix(rows: w.rows / c, columns: width) { i, j in w[i * c + group, block * width + j] }
}

private struct Item {
  let name: String
  let w: Matrix<Double>
  let groups: Int
  let blocks: Int
}

private func projectionItems() -> [Item] {
  var random = SplitMix64(seed: 113)
  var items = [
    Item(
      name: "the example", w: [[2, 0, 0, 3], [1, 1, 0, 0], [0, 1, 0, 3], [1, 1, 4, 0]], groups: 2,
      blocks: 2)
  ]
  for (rows, columns, c, b) in [
    (6, 6, 3, 2), (6, 6, 2, 3), (8, 6, 2, 2), (4, 10, 2, 5), (5, 7, 1, 1), (4, 6, 4, 1),
    (4, 6, 1, 6), (4, 6, 4, 6), (9, 9, 3, 3),
  ] {
    items.append(
      Item(
        name: "\(rows) × \(columns), \(c) groups, \(b) blocks",
        w: .gaussian(rows: rows, columns: columns, using: &random), groups: c, blocks: b))
  }
  let columns = Matrix<Double>.gaussian(rows: 6, columns: 3, using: &random)
  let rows = Matrix<Double>.gaussian(rows: 2, columns: 6, using: &random)
  // Row i belongs to group i mod 2, column j to block j / 2.
  let planted = Matrix<Double>(rows: 6, columns: 6) { i, j in
    columns[i, j / 2] * rows[i % 2, j]
  }
  items.append(Item(name: "a Monarch matrix", w: planted, groups: 2, blocks: 3))
  var holes = planted
  for i in 0..<6 where i % 2 == 1 { holes[i, 2] = 0 }
  for i in 0..<6 where i % 2 == 1 { holes[i, 3] = 0 }
  items.append(Item(name: "a slice of zeros", w: holes, groups: 2, blocks: 3))
  items.append(
    Item(name: "zeros", w: .zero(rows: 4, columns: 4), groups: 2, blocks: 2))
  let equal = Matrix<Double>(rows: 4, columns: 4) { i, j in i / 2 == j % 2 ? 1 : 0 }
  items.append(Item(name: "equal singular values", w: equal, groups: 2, blocks: 2))
  let graded = Matrix<Double>(rows: 6, columns: 6) { i, j in
    planted[i, j] * (i / 2 == 0 ? 1 : i / 2 == 1 ? 0x1p-30 : 0x1p30)
  }
  items.append(Item(name: "rows on different scales", w: graded, groups: 2, blocks: 3))
  let small = Matrix<Double>(rows: 6, columns: 6) { i, j in
    planted[i, j] * (j / 2 == 1 ? 0x1p-60 : 1)
  }
  items.append(Item(name: "small slices beside large ones", w: small, groups: 2, blocks: 3))
  return items
}

private func projectionMistakes() -> [Mistake<ProjectionAnswer>] {
  /// Projects with slices cut by a rule, and puts pairs where they belong.
  func projected(
    _ w: Matrix<Double>, _ c: Int, _ b: Int,
    slice: (Int, Int, Int, Int) -> (Int, Int),
    pair: (SVD<Double>) -> (Vector<Double>, Vector<Double>)
  ) throws -> (left: [Matrix<Double>], right: [Matrix<Double>]) {
    let (height, width) = (w.rows / c, w.columns / b)
    var left = Array(repeating: Matrix<Double>.zero(rows: height, columns: b), count: c)
    var right = Array(repeating: Matrix<Double>.zero(rows: c, columns: width), count: b)
    for group in 0..<c {
      for block in 0..<b {
        let part = Matrix(rows: height, columns: width) { i, j in
          let (row, column) = slice(group, block, i, j)
          return w[row, column]
        }
        let (tall, wide) = pair(try SVD(part))
        left[group][column: block] = tall
        right[block][row: group] = wide
      }
    }
    return (left, right)
  }
  func leading(_ svd: SVD<Double>) -> (Vector<Double>, Vector<Double>) {
    (svd.u[column: 0] * svd.singularValues[0], svd.v[column: 0])
  }
  func dealtRows(_ w: Matrix<Double>, _ c: Int, _ b: Int) -> (Int, Int, Int, Int) -> (Int, Int) {
    { group, block, i, j in (i * c + group, block * (w.columns / b) + j) }
  }
  return [
    Mistake("takes neighboring rows", caughtAt: "the example, as it is") { w, c, b in
      try projected(
        w, c, b,
        slice: { group, block, i, j in
          (group * (w.rows / c) + i, block * (w.columns / b) + j)
        }, pair: leading)
    },
    Mistake("deals the columns as well", caughtAt: "the example, as it is") { w, c, b in
      try projected(
        w, c, b, slice: { group, block, i, j in (i * c + group, j * b + block) }, pair: leading)
    },
    Mistake("deals columns and not rows", caughtAt: "the example, as it is") { w, c, b in
      try projected(
        w, c, b, slice: { group, block, i, j in (group * (w.rows / c) + i, j * b + block) },
        pair: leading)
    },
    Mistake("forgets the singular value", caughtAt: "the example, as it is") { w, c, b in
      try projected(
        w, c, b, slice: dealtRows(w, c, b), pair: { ($0.u[column: 0], $0.v[column: 0]) })
    },
    Mistake("gives the singular value to both factors", caughtAt: "the example, as it is") {
      w, c, b in
      try projected(
        w, c, b, slice: dealtRows(w, c, b),
        pair: {
          ($0.u[column: 0] * $0.singularValues[0], $0.v[column: 0] * $0.singularValues[0])
        })
    },
    Mistake("takes a row of V for its first column", caughtAt: "the example, as it is") {
      w, c, b in
      try projected(
        w, c, b, slice: dealtRows(w, c, b),
        pair: { svd in
          let rows = svd.v.isSquare ? svd.v.transposed() : svd.v
          return (svd.u[column: 0] * -svd.singularValues[0], rows[column: 0])
        })
    },
    Mistake("takes the last singular pair", caughtAt: "the example, as it is") { w, c, b in
      try projected(
        w, c, b, slice: dealtRows(w, c, b),
        pair: { svd in
          let last = svd.singularValues.count - 1
          return (svd.u[column: last] * svd.singularValues[last], svd.v[column: last])
        })
    },
    Mistake("drops slices below 1e-12", caughtAt: "the example, times 2^-200") { w, c, b in
      try projected(
        w, c, b, slice: dealtRows(w, c, b),
        pair: { svd in
          let (tall, wide) = leading(svd)
          return svd.singularValues[0] < 1e-12 ? (tall * 0.0, wide) : (tall, wide)
        })
    },
    Mistake(
      "drops slices that are small beside the matrix",
      caughtAt: "small slices beside large ones, as it is"
    ) { w, c, b in
      try projected(
        w, c, b, slice: dealtRows(w, c, b),
        pair: { svd in
          let (tall, wide) = leading(svd)
          return svd.singularValues[0] <= 1e-12 * w.frobeniusNorm
            ? (tall * 0.0, wide) : (tall, wide)
        })
    },
    Mistake("exchanges groups and blocks", caughtAt: "6 × 6, 3 groups, 2 blocks, as it is") {
      w, c, b in
      let (left, right) = try projected(w, b, c, slice: dealtRows(w, b, c), pair: leading)
      return (left, right)
    },
  ]
}
