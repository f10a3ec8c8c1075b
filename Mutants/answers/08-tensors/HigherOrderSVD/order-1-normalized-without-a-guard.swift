// order 1 normalized without a guard
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  if x.order == 1 {
    let n = x.frobeniusNorm
    return (Tensor(sizes: [1], repeating: n), [Matrix(column: Vector(x.elements) * (1 / n))])
  }
  let us = try x.sizes.indices.map { try SVD(x.unfolding($0)).u[columns: 0..<ranks[$0]] }
  var core = x
  for (m, u) in us.enumerated() { core = core.multiplied(inMode: m, by: u.transpose) }
  return (core, us)
}
