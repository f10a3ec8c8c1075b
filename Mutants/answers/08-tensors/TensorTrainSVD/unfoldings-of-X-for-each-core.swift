// unfoldings of X for each core
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  var cores: [Tensor<Double>] = []
  var r = 1
  for k in 0..<x.order {
    let keep = k == x.order - 1 ? 1 : min(maximalRank, x.sizes[k] * r)
    let u = try SVD(x.unfolding(k)).u
    cores.append(Tensor(sizes: [r, x.sizes[k], keep]) { i in u[i[1], min(i[2], u.columns - 1)] })
    r = keep
  }
  return cores
}
