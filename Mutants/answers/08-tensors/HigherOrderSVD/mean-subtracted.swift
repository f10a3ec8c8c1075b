// mean subtracted
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try (0..<x.order).map { m in try { () throws -> Matrix<Double> in let a = x.unfolding(m); let o = Matrix<Double>(rows: a.columns, columns: 1, repeating: 1); return try SVD(a - (a * o / Double(a.columns)) * o.transpose).u[columns: 0..<ranks[m]] }() }
  var core = x
  for m in 0..<x.order { core = core.multiplied(inMode: m, by: us[m].transpose) }
  return (core, us)
}
