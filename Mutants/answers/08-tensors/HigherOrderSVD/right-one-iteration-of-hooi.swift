// right-one-iteration-of-hooi
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  var us: [Matrix<Double>] = try (0..<x.order).map { try SVD(x.unfolding($0)).u[columns: 0..<ranks[$0]] }
  for m in 0..<x.order {
    var y = x
    for o in 0..<x.order where o != m { y = y.multiplied(inMode: o, by: us[o].transpose) }
    us[m] = try SVD(y.unfolding(m)).u[columns: 0..<ranks[m]]
  }
  var core = x
  for m in 0..<x.order { core = core.multiplied(inMode: m, by: us[m].transpose) }
  return (core, us)
}
