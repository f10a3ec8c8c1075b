import Grading
import LinearAlgebra

/// Multiplies the cores of a train out.
func full(_ cores: [Tensor<Double>]) -> Tensor<Double> {
  var product = Matrix<Double>(rows: 1, columns: 1, repeating: 1)
  for core in cores {
    let next = product * core.matricized(leading: 1)
    product = Tensor(next).reshaped(to: [next.rows * core.sizes[1], core.sizes[2]])
      .matricized(leading: 1)
  }
  return Tensor(sizes: cores.map { $0.sizes[1] }, columnMajor: product.elements)
}

/// The ranks between neighboring cores.
func ranks(of cores: [Tensor<Double>]) -> [Int] { cores.dropFirst().map { $0.sizes[0] } }

/// Expects cores that follow each other, with the sizes of a tensor.
func expectTrain(_ exam: Exam, _ cores: [Tensor<Double>], sizes: [Int]) throws {
  try exam.expect(cores.count, equals: sizes.count, as: "the number of cores")
  var left = 1
  for (k, core) in cores.enumerated() {
    try exam.expect(core.order, equals: 3, as: "the order of core \(k)")
    try exam.expect(core.sizes[0], equals: left, as: "the left rank of core \(k)")
    try exam.expect(core.sizes[1], equals: sizes[k], as: "the middle size of core \(k)")
    left = core.sizes[2]
  }
  try exam.expect(left, equals: 1, as: "the right rank of the last core")
}

/// The inner product of two trains.
func inner(_ x: [Tensor<Double>], _ y: [Tensor<Double>]) -> Double {
  var products = Matrix<Double>(rows: 1, columns: 1, repeating: 1)
  for (a, b) in zip(x, y) {
    let right = Tensor(products * b.matricized(leading: 1))
      .reshaped(to: [a.sizes[0] * a.sizes[1], b.sizes[2]]).matricized(leading: 1)
    products = a.matricized(leading: 2).transpose * right
  }
  return products[0, 0]
}

/// Random cores with one rank throughout.
func randomTrain(
  _ sizes: [Int], rank: Int, using generator: inout SplitMix64
) -> [Tensor<Double>] {
  sizes.indices.map { k in
    let (left, right) = (k == 0 ? 1 : rank, k == sizes.count - 1 ? 1 : rank)
    return .gaussian(sizes: [left, sizes[k], right], using: &generator)
  }
}

/// The train x + x, whose ranks are twice those of x.
func doubled(_ x: [Tensor<Double>]) -> [Tensor<Double>] {
  x.enumerated().map { k, core in
    let (isFirst, isLast) = (k == 0, k == x.count - 1)
    let (r, s) = (core.sizes[0], core.sizes[2])
    return Tensor(sizes: [isFirst ? 1 : 2 * r, core.sizes[1], isLast ? 1 : 2 * s]) { index in
      let (i, j) = (index[0], index[2])
      let isDiagonal = isFirst || isLast || i / r == j / s
      return isDiagonal ? core[i % r, index[1], j % s] : 0
    }
  }
}
