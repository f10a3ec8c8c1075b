// leading columns by norm
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try (0..<x.order).map { m in try { () throws -> Matrix<Double> in let a = x.unfolding(m); let o = (0..<a.columns).sorted { a[column: $0].norm > a[column: $1].norm }; return try QR(a[columns: Array(o.prefix(ranks[m]))]).q }() }
  var core = x
  for m in 0..<x.order { core = core.multiplied(inMode: m, by: us[m].transpose) }
  return (core, us)
}
