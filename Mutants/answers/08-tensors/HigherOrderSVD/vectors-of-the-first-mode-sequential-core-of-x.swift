// vectors of the first mode sequential core of x
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  // Sequential factors, but each step goes on with the projection of X, not with what is left.
  var us: [Matrix<Double>] = []
  for m in x.sizes.indices {
    let y = m == 0 ? x : x.multiplied(inMode: m - 1, by: us[m - 1].transpose)
    us.append(try SVD(y.unfolding(m)).u[columns: 0..<min(ranks[m], y.unfolding(m).columns, x.sizes[m])])
  }
  var core = x
  for (m, u) in us.enumerated() where m != x.order - 1 || x.order < 3 { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
