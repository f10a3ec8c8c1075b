import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Tensor<Double>, Int) throws -> Matrix<Double>

let unfolding: Exercise = Exercise(
  "Unfolding",
  learner: { call in { x, mode in try call(x, mode) } },
  reference: Solutions08.unfolding(of:mode:) as Answer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, x, mode) in cases() {
    exam.begin(name, given: ["X": x, "mode": mode])
    let (got, expected) = (try answer(x, mode), expected(x, mode))
    try exam.expect(got, closeTo: expected, as: "X₍ₙ₎")
    // Entries only move, so that each arrives with all its digits.
    try exam.expect(got, eachCloseTo: expected, within: 0, as: "X₍ₙ₎")
  }
}

private func cases() -> [(name: String, x: Tensor<Double>, mode: Int)] {
  let statement = Tensor<Double>(sizes: [2, 3, 2]) { index in
    Double(100 * (index[2] + 1) + 10 * (index[0] + 1) + index[1] + 1)
  }
  let sizes = [
    [4], [1], [3, 4], [3, 3], [2, 3, 2, 2], [1, 3, 1, 2, 2], [3, 3, 3], [2, 1, 3],
    [2, 2, 2, 2, 2, 2], [3, 0, 2], [0, 2], [2, 0], [0], [0, 0, 2],
  ]
  return (0..<3).map { ("the statement's tensor, mode \($0)", statement, $0) }
    + [
      ("negative entries", Tensor.counting([2, 3]).map { 3 - $0 }, 1),
      ("thirds", Tensor.counting([2, 3]).map { $0 / 3 }, 1),
      ("small entries beside large ones", Tensor(sizes: [2, 2]) { [1, 0x1p-60][$0[1]] }, 0),
    ]
    + (Unit.extremes + Unit.beyondSquares).map {
      ("the statement's tensor \($0.name)", $0(statement), 1)
    }
    + sizes.flatMap { sizes in
      sizes.indices.map { ("sizes \(words(sizes)), mode \($0)", .counting(sizes), $0) }
    }
}

/// The definition, entry by entry.
private func expected(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  let others = x.sizes.indices.filter { $0 != mode }
  let width = others.reduce(1) { $0 * x.sizes[$1] }
  return Matrix<Double>(rows: x.sizes[mode], columns: width) { i, column in
    var index = [Int](repeating: i, count: x.order)
    var rest = column
    for other in others {
      index[other] = rest % x.sizes[other]
      rest /= x.sizes[other]
    }
    return x[index]
  }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] { wrongOrders() + wrongEdges() }

private func wrongOrders() -> [Mistake<Answer>] {
  func permuted(
    _ name: String, at caseName: String, _ order: @escaping ([Int], Int) -> [Int]
  ) -> Mistake<Answer> {
    Mistake(name, caughtAt: caseName) { x, mode in
      x.permuted(order(Array(x.sizes.indices), mode)).matricized(leading: 1)
    }
  }
  return [
    Mistake(
      "reshapes without moving anything", caughtAt: "the statement's tensor, mode 1"
    ) { x, mode in
      let width = x.sizes.indices.reduce(1) { $1 == mode ? $0 : $0 * x.sizes[$1] }
      return Matrix(rows: x.sizes[mode], columns: width, columnMajor: x.elements)
    },
    permuted("lets the last index run fastest", at: "the statement's tensor, mode 0") { modes, n in
      [n] + modes.reversed().filter { $0 != n }
    },
    permuted("begins with the modes after this one", at: "the statement's tensor, mode 1") {
      modes, n in Array(modes[n...] + modes[..<n])
    },
    permuted("exchanges the mode with the first", at: "the statement's tensor, mode 2") {
      modes, n in
      var modes = modes
      modes.swapAt(0, n)
      return modes
    },
    permuted("counts modes from 1", at: "the statement's tensor, mode 0") { modes, n in
      let n = (n + modes.count - 1) % modes.count
      return [n] + modes.filter { $0 != n }
    },
    Mistake("puts the fibers in rows", caughtAt: "the statement's tensor, mode 0") { x, mode in
      expected(x, mode).transposed()
    },
  ]
}

private func wrongEdges() -> [Mistake<Answer>] {
  [
    Mistake("knows three modes", caughtAt: "sizes 2 × 3 × 2 × 2, mode 3") { x, mode in
      let size = x.sizes[mode]
      let left = mode == 0 ? 1 : mode == 1 ? x.sizes[0] : x.sizes[0] * x.sizes[1]
      let width = x.sizes.indices.reduce(1) { $1 == mode ? $0 : $0 * x.sizes[$1] }
      return Matrix(rows: size, columns: width) { i, column in
        x.elements[column % left + left * (i + size * (column / left))]
      }
    },
    Mistake("makes a row of a vector", caughtAt: "sizes 4, mode 0") { x, mode in
      x.order == 1 ? Matrix(row: Vector(x.elements)) : expected(x, mode)
    },
    Mistake("loses the signs", caughtAt: "negative entries") { x, mode in
      expected(x, mode).map(abs)
    },
    Mistake("drops small entries", caughtAt: "small entries beside large ones") { x, mode in
      expected(x, mode).map { abs($0) < 1e-12 ? 0 : $0 }
    },
    Mistake("computes in single precision", caughtAt: "thirds") { x, mode in
      expected(x, mode).map { Double(Float($0)) }
    },
    Mistake("gives an empty tensor no rows either", caughtAt: "sizes 3 × 0 × 2, mode 0") {
      x, mode in x.isEmpty ? .zero(rows: 0, columns: 0) : expected(x, mode)
    },
    Mistake("counts the columns by the entries", caughtAt: "sizes 3 × 0 × 2, mode 1") { x, mode in
      let size = x.sizes[mode]
      let columns = size == 0 ? 0 : x.count / size
      return columns == 0 ? .zero(rows: size, columns: 0) : expected(x, mode)
    },
  ]
}
