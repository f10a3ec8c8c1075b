// right-svd-of-transposed
import Attempts
import LinearAlgebra

/// The truncated higher-order SVD: a core with the given sizes, and for every
/// mode a factor with orthonormal columns.
public func higherOrderSVD(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> (core: Tensor<Double>, factors: [Matrix<Double>]) {
  let us = try (0..<x.order).map { try SVD(x.unfolding($0).transposed()).v[columns: 0..<ranks[$0]] }
  return (us.enumerated().reduce(x) { $0.multiplied(inMode: $1.offset, by: $1.element.transposed()) }, us)
}
