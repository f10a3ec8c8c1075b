import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  // answer.begin
  let factors = try x.sizes.indices.map { mode in
    try SVD(x.unfolding(mode)).u[columns: 0..<ranks[mode]]
  }
  var core = x
  for (mode, factor) in factors.enumerated() {
    core = core.multiplied(inMode: mode, by: factor.transpose)
  }
  return (core, factors)
  // answer.end
}
