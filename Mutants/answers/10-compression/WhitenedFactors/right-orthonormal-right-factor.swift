// right-orthonormal-right-factor
import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs
/// `weight * inputs` least.
public func whitenedFactors(
  weight: Matrix<Double>, inputs: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let triangle = try QR(inputs.transposed()).r
  let u = try SVD(weight * triangle.transpose).u[columns: 0..<rank]
  let qr = try QR((u.transpose * weight).transposed())
  return (u * qr.r.transpose, qr.q.transposed())
}
