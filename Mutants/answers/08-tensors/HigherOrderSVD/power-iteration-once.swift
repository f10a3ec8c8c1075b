// power iteration once
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { m in
    let a = x.unfolding(m)
    let start = Matrix(rows: a.columns, columns: ranks[m]) { i, j in Double((3 * i + 7 * j + i * j) % 5 + 1) }
    return try QR(a * (a.transpose * (a * start))).q[columns: 0..<ranks[m]]
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
