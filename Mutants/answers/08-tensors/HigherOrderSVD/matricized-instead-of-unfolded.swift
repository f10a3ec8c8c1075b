// matricized instead of unfolded
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try (0..<x.order).map { m in try { () throws -> Matrix<Double> in let a = x.matricized(leading: m + 1); return a.rows == x.sizes[m] ? try SVD(a).u[columns: 0..<ranks[m]] : try SVD(Matrix(rows: x.sizes[m], columns: x.count / x.sizes[m], columnMajor: x.elements)).u[columns: 0..<ranks[m]] }() }
  var core = x
  for m in 0..<x.order { core = core.multiplied(inMode: m, by: us[m].transpose) }
  return (core, us)
}
