// means-subtracted
import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs
/// `weight * inputs` least.
public func whitenedFactors(
  weight: Matrix<Double>, inputs: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let mean = inputs * Vector(repeating: 1 / Double(inputs.columns), count: inputs.columns)
  let x = inputs - mean.outer(Vector(repeating: 1, count: inputs.columns))
  let u = try SVD(weight * x).u
  let k = min(rank, u.columns)
  return (u[columns: 0..<k], u[columns: 0..<k].transpose * weight)
}
