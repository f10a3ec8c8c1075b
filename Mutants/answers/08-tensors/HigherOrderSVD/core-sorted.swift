// core sorted
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try x.sizes.indices.map { try SVD(x.unfolding($0)).u[columns: 0..<ranks[$0]] }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (Tensor(sizes: core.sizes, columnMajor: core.elements.sorted { abs($0) > abs($1) }), us)
}
