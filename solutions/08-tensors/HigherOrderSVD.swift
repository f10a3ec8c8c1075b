import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  // answer.begin
  var core = x
  var factors: [Matrix<Double>] = []
  for mode in x.sizes.indices {
    let svd = try SVD(x.unfolding(mode))
    let factor = svd.u[columns: 0..<ranks[mode]]
    core = core.multiplied(inMode: mode, by: factor.transpose)
    factors.append(factor)
  }
  return (core, factors)
  // answer.end
}
