// squares with a floor
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { m in
    let g = x.unfolding(m).rowGram()
    let v = try SVD(g + Matrix.identity(g.rows) * (1e-14 * g.trace)).u
    return v[columns: 0..<ranks[m]]
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
