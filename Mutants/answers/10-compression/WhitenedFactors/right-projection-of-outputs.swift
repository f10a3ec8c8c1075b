// right-projection-of-outputs
import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs
/// `weight * inputs` least.
public func whitenedFactors(
  weight: Matrix<Double>, inputs: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let u = try SVD(weight * inputs).u[columns: 0..<rank]
  return (u, u.transpose * weight)
}
