// right factors turned within their spaces
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  // Any orthonormal basis of the spaces will do.
  let us = try x.sizes.indices.map { m in
    let u = try SVD(x.unfolding(m)).u[columns: 0..<ranks[m]]
    let turn = try QR(Matrix(rows: ranks[m], columns: ranks[m]) { i, j in Double((2 * i + 3 * j + i * j) % 7) + (i == j ? 9 : 0) }).q
    return u * turn
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
