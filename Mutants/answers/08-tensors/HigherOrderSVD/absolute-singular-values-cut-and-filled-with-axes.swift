// absolute singular values cut and filled with axes
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { m in
    let s = try SVD(x.unfolding(m))
    var u = s.u[columns: 0..<ranks[m]]
    for j in 0..<ranks[m] where s.singularValues[j] < 1e-10 { u[column: j] = Vector((0..<u.rows).map { $0 == j ? 1 : 0 }) }
    return u
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
