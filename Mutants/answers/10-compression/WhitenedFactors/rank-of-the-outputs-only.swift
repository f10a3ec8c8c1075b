// rank-of-the-outputs-only
import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs
/// `weight * inputs` least.
public func whitenedFactors(
  weight: Matrix<Double>, inputs: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let svd = try SVD(weight * inputs)
  let kept = svd.singularValues.prefix(rank).count { $0 > 1e-9 * svd.singularValues[0] }
  let u = svd.u[columns: 0..<kept]
  return (u, u.transpose * weight)
}
