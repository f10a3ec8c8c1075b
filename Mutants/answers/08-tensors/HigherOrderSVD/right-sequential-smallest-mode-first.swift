// right sequential smallest mode first
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  var core = x
  var us = [Matrix<Double>](repeating: .zero(rows: 0, columns: 0), count: x.order)
  for m in x.sizes.indices.sorted(by: { x.sizes[$0] < x.sizes[$1] }) {
    us[m] = try SVD(full: core.unfolding(m)).u[columns: 0..<ranks[m]]
    core = core.multiplied(inMode: m, by: us[m].transpose)
  }
  return (core, us)
}
