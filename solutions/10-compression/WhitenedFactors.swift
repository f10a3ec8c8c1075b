import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs
/// `weight * inputs` least.
public func whitenedFactors(
  weight: Matrix<Double>, inputs: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  // answer.begin
  let triangle = try QR(inputs.transposed()).r
  let svd = try SVD(weight * triangle.transpose)
  let left = svd.u[columns: 0..<rank]
    .scaled(columnsBy: svd.singularValues[0..<rank])
  let right = try triangle.solveTriangular(.upper, svd.v[columns: 0..<rank])
  return (left, right.transposed())
  // answer.end
}
