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

/// Random cores with one rank throughout.
func randomTrain(
  _ sizes: [Int], rank: Int, using generator: inout SplitMix64
) -> [Tensor<Double>] {
  sizes.indices.map { k in
    let (left, right) = (k == 0 ? 1 : rank, k == sizes.count - 1 ? 1 : rank)
    return .gaussian(sizes: [left, sizes[k], right], using: &generator)
  }
}

/// The train of a sum of trains: their cores stand along the diagonal, those at the ends side by side.
func sum(_ trains: [[Tensor<Double>]]) -> [Tensor<Double>] {
  trains[0].indices.map { k in
    let (isFirst, isLast) = (k == 0, k == trains[0].count - 1)
    let cores = trains.map { $0[k] }
    var sizes = [1, cores[0].sizes[1], 1]
    if !isFirst { sizes[0] = cores.reduce(0) { $0 + $1.sizes[0] } }
    if !isLast { sizes[2] = cores.reduce(0) { $0 + $1.sizes[2] } }
    var sum = Tensor<Double>.zero(sizes: sizes)
    var (left, right) = (0, 0)
    for core in cores {
      for i in 0..<core.sizes[0] {
        for j in 0..<core.sizes[1] {
          for l in 0..<core.sizes[2] { sum[left + i, j, right + l] += core[i, j, l] }
        }
      }
      if !isFirst { left += core.sizes[0] }
      if !isLast { right += core.sizes[2] }
    }
    return sum
  }
}

/// The train of a multiple of a train.
func scaled(_ train: [Tensor<Double>], by factor: Double, core: Int = 0) -> [Tensor<Double>] {
  train.enumerated().map { $0 == core ? $1.scaled(by: factor) : $1 }
}

/// The norm of a train, by making its cores orthonormal from the right.
///
/// No square is taken, so that the difference of two trains keeps all digits but those that rounding costs.
func norm(_ train: [Tensor<Double>]) throws -> Double {
  var rest = Matrix<Double>(rows: 1, columns: 1, repeating: 1)
  for core in train.reversed() {
    let product = Tensor(core.matricized(leading: 2) * rest)
      .reshaped(to: [core.sizes[0], core.sizes[1] * rest.columns])
    rest = try QR(product.matricized(leading: 1).transposed()).r.transposed()
  }
  return rest.frobeniusNorm
}
