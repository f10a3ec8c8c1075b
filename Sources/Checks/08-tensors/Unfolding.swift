import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Tensor<Double>, Int) throws -> Matrix<Double>

/// The modes but one, those after it first.
private func otherModes(_ x: Tensor<Double>, _ mode: Int) -> [Int] {
  Array(x.sizes.indices[(mode + 1)...]) + Array(x.sizes.indices[..<mode])
}

/// Puts the other modes in a different order before it unfolds.
private func unfolded(
  _ x: Tensor<Double>, _ mode: Int, columnsFrom others: [Int]
) -> Matrix<Double> {
  x.permuted([mode] + others).matricized(leading: 1)
}

/// The entries in their old order, cut into rows of the right number.
private func reshaped(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  let size = x.sizes[mode]
  return Matrix<Double>(rows: size, columns: x.count / max(1, size), columnMajor: x.elements)
}

private func fibersInRows(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  x.unfolding(mode).transposed()
}

private func countedFromOne(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  x.unfolding((mode + x.order - 1) % x.order)
}

private func orderThreeOnly(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  x.order == 4 ? x.unfolding((mode + 1) % 4) : x.unfolding(mode)
}

private func shapeless(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  x.isEmpty ? .zero(rows: 0, columns: 0) : x.unfolding(mode)
}

private func lastFastest(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  unfolded(x, mode, columnsFrom: otherModes(x, mode).sorted(by: >))
}

private func laterModesFirst(_ x: Tensor<Double>, _ mode: Int) -> Matrix<Double> {
  unfolded(x, mode, columnsFrom: otherModes(x, mode))
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake(
      "reshapes without moving anything", caughtAt: "mode 1 of the statement's tensor", reshaped),
    Mistake(
      "lets the last index run fastest", caughtAt: "mode 0 of the statement's tensor", lastFastest),
    Mistake(
      "begins with the modes after this one", caughtAt: "mode 1 of the statement's tensor",
      laterModesFirst),
    Mistake(
      "puts the fibers in rows", caughtAt: "mode 0 of the statement's tensor", fibersInRows),
    Mistake(
      "counts modes from 1", caughtAt: "mode 0 of the statement's tensor", countedFromOne),
    Mistake("knows order 3 only", caughtAt: "sizes 2 × 3 × 2 × 2, mode 0", orderThreeOnly),
    Mistake("loses the shape of an empty tensor", caughtAt: "sizes 3 × 0 × 2, mode 0", shapeless),
  ]
}

let unfolding: Exercise = Exercise(
  "Unfolding",
  learner: { call in { x, mode in try call(x, mode) } },
  reference: Solutions08.unfolding(of:mode:) as Answer,
  stub: { _, _ in throw NotAttempted() }, mistakes: mistakes
) { answer, exam in
  let statement = Tensor<Double>(sizes: [2, 3, 2]) { index in
    Double(100 * (index[2] + 1) + 10 * (index[0] + 1) + index[1] + 1)
  }
  for mode in 0..<3 {
    exam.begin("mode \(mode) of the statement's tensor", given: ["X": statement, "mode": mode])
    try exam.expect(try answer(statement, mode), closeTo: expected(statement, mode), as: "X₍ₙ₎")
  }
  var generator = SplitMix64(seed: 81)
  for sizes in [[4], [3, 4], [2, 3, 2, 2], [1, 3, 1, 2, 2], [3, 0, 2]] {
    let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
    for mode in sizes.indices {
      let name = "sizes \(sizes.map(String.init).joined(separator: " × ")), mode \(mode)"
      exam.begin(name, given: ["X": x, "mode": mode])
      try exam.expect(try answer(x, mode), closeTo: expected(x, mode), as: "X₍ₙ₎")
    }
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
