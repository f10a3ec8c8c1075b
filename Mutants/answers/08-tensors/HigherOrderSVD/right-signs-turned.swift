// right signs turned
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  // The sign of each vector so that its largest entry is positive.
  let us = try x.sizes.indices.map { m in
    var u = try SVD(x.unfolding(m)).u[columns: 0..<ranks[m]]
    for j in 0..<u.columns {
      let c = u[column: j]
      let i = c.indices.max { abs(c[$0]) < abs(c[$1]) } ?? 0
      if c[i] < 0 { u[column: j] = -1 * c }
    }
    return u
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
