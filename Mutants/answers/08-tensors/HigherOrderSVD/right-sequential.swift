// right-sequential
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  var core = x, us: [Matrix<Double>] = []
  for m in 0..<x.order {
    let u = try SVD(core.unfolding(m)).u[columns: 0..<ranks[m]]
    core = core.multiplied(inMode: m, by: u.transpose)
    us.append(u)
  }
  return (core, us)
}
