import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs least for
/// inputs with a singular Gram matrix; of all such products the shortest.
public func singularWhitening(
  weight: Matrix<Double>, gram: Matrix<Double>, rank: Int,
  relativeTolerance: Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  throw NotAttempted()
}
