import Attempts
import LinearAlgebra

/// The product of a Monarch matrix, given by the blocks of its two factors,
/// with a vector.
public func monarchProduct(
  left: [Matrix<Double>], right: [Matrix<Double>], _ x: Vector<Double>
) throws -> Vector<Double> {
  throw NotAttempted()
}
