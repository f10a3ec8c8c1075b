import Attempts
import LinearAlgebra

/// The duals of four norms at a gradient, and for each norm a matrix of norm at
/// most 1 that has so great an inner product with the gradient.
public func dualNorms(
  _ g: Matrix<Double>
) throws -> (norms: Vector<Double>, directions: [Matrix<Double>]) {
  throw NotAttempted()
}
