import Attempts
import LinearAlgebra

/// The cores of a tensor train for `x`, with ranks up to `maximalRank`: each
/// has the sizes left rank, size of the mode, right rank.
public func tensorTrain(
  _ x: Tensor<Double>, maximalRank: Int
) throws -> [Tensor<Double>] {
  // answer.begin
  var rest = x.reshaped(to: [1] + x.sizes)
  var cores: [Tensor<Double>] = []
  for _ in 1..<x.order {
    let (left, size) = (rest.sizes[0], rest.sizes[1])
    let matrix = rest.matricized(leading: 2)
    let svd = try SVD(matrix)
    let rank = min(maximalRank, svd.singularValues.count)
    let u = svd.u[columns: 0..<rank]
    cores.append(Tensor(u).reshaped(to: [left, size, rank]))
    rest = Tensor(u.transpose * matrix)
      .reshaped(to: [rank] + rest.sizes.dropFirst(2))
  }
  return cores + [rest.reshaped(to: rest.sizes + [1])]
  // answer.end
}
