// right-from-the-right
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  var rest = x.reshaped(to: x.sizes + [1])
  var cores: [Tensor<Double>] = []
  var r = 1
  for k in (1..<max(1, x.order)).reversed() {
    let m = Matrix(rows: rest.count / (x.sizes[k] * r), columns: x.sizes[k] * r, columnMajor: rest.elements)
    let s = try SVD(m)
    let keep = min(maximalRank, s.singularValues.count)
    cores.insert(Tensor(sizes: [keep, x.sizes[k], r], columnMajor: s.v[columns: 0..<keep].transposed().elements), at: 0)
    rest = Tensor(sizes: Array(x.sizes[..<k]) + [keep], columnMajor: (m * s.v[columns: 0..<keep]).elements)
    r = keep
  }
  cores.insert(rest.reshaped(to: [1, x.sizes[0], r]), at: 0)
  return cores
}
