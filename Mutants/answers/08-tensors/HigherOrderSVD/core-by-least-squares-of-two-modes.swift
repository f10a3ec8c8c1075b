// core by least squares of two modes
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { try SVD(x.unfolding($0)).u[columns: 0..<ranks[$0]] }
  var core = x
  for m in x.sizes.indices.prefix(2) { core = core.multiplied(inMode: m, by: us[m].transpose) }
  if x.order > 2 { core = Tensor(sizes: ranks) { core[$0] } }
  return (core, us)
}
