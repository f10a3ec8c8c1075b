// right-sequential-from-the-last
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  var core = x, us: [Int: Matrix<Double>] = [:]
  for m in (0..<x.order).reversed() {
    let u = try SVD(core.unfolding(m)).u[columns: 0..<ranks[m]]
    core = core.multiplied(inMode: m, by: u.transpose)
    us[m] = u
  }
  return (core, (0..<x.order).map { us[$0]! })
}
