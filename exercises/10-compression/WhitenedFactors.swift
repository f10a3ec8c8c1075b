import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs
/// `weight * inputs` least.
public func whitenedFactors(
  weight: Matrix<Double>, inputs: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  throw NotAttempted()
}
