// last core normalized
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  var rest = x.reshaped(to: [1] + x.sizes)
  var cores: [Tensor<Double>] = []
  for _ in 1..<x.order {
    let m = rest.matricized(leading: 2)
    let s = try SVD(m)
    let r = min(maximalRank, s.singularValues.count)
    let u = s.u[columns: 0..<r]
    cores.append(Tensor(u).reshaped(to: [rest.sizes[0], rest.sizes[1], r]))
    rest = Tensor(u.transpose * m).reshaped(to: [r] + rest.sizes.dropFirst(2))
  }
  // The norm goes to the first core.
  let n = rest.frobeniusNorm
  if cores.isEmpty { return [rest.reshaped(to: rest.sizes + [1])] }
  cores[0] = cores[0].scaled(by: n)
  return cores + [rest.scaled(by: 1 / n).reshaped(to: rest.sizes + [1])]
}
