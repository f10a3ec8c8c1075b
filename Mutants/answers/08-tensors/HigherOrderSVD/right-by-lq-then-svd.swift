// right by lq then svd
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { m in
    let a = x.unfolding(m)
    if a.columns < a.rows { return try SVD(a).u[columns: 0..<ranks[m]] }
    return try SVD(QR(a.transposed()).r.transposed()).u[columns: 0..<ranks[m]]
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
