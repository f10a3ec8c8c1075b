// ranks cut to the numerical rank
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try (0..<x.order).map { m in try { () throws -> Matrix<Double> in let s = try SVD(x.unfolding(m)); let r = s.singularValues.filter { $0 > 1e-12 * (s.singularValues.first ?? 0) }.count; return s.u[columns: 0..<max(1, min(ranks[m], r))] }() }
  var core = x
  for m in 0..<x.order { core = core.multiplied(inMode: m, by: us[m].transpose) }
  return (core, us)
}
