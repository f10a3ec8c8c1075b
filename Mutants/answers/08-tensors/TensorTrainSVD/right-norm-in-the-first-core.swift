// right norm in the first core
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  // From the right, so that all the norm ends in the first core.
  var rest = x.reshaped(to: x.sizes + [1])
  var cores: [Tensor<Double>] = []
  for _ in 1..<x.order {
    let n = rest.order
    let m = rest.matricized(leading: n - 2)
    let s = try SVD(m)
    let r = min(maximalRank, s.singularValues.count)
    let v = s.v[columns: 0..<r]
    cores.insert(Tensor(v.transposed()).reshaped(to: [r, rest.sizes[n - 2], rest.sizes[n - 1]]), at: 0)
    rest = Tensor(m * v).reshaped(to: rest.sizes.dropLast(2) + [r])
  }
  return [rest.reshaped(to: [1] + rest.sizes)] + cores
}
