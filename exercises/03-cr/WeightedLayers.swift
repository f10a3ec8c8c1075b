import Attempts
import LinearAlgebra

/// The sum of chosen layers of `XY`, each times its weight:
/// `Σ wₜ x_{iₜ} y_{iₜ}ᵀ`.
public func weightedLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, indices: [Int],
  weights: Vector<Double>
) throws -> Matrix<Double> {
  throw NotAttempted()
}
