// right recursive
import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  func split(_ rest: Tensor<Double>) throws -> [Tensor<Double>] {
    if rest.order == 2 { return [rest.reshaped(to: rest.sizes + [1])] }
    let m = rest.matricized(leading: 2)
    let s = try SVD(m)
    let r = min(maximalRank, s.singularValues.count)
    let u = s.u[columns: 0..<r]
    return [Tensor(u).reshaped(to: [rest.sizes[0], rest.sizes[1], r])]
      + (try split(Tensor(u.transpose * m).reshaped(to: [r] + rest.sizes.dropFirst(2))))
  }
  return try split(x.reshaped(to: [1] + x.sizes))
}
