import Attempts
import LinearAlgebra

/// The probabilities with which drawing layers of `XY` has the least
/// variance, `pᵢ = ‖xᵢ‖‖yᵢ‖ / Σⱼ ‖xⱼ‖‖yⱼ‖`.
public func optimalProbabilities(
  _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> Vector<Double> {
  throw NotAttempted()
}
