// pseudo-inverse with relative 1e-6
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let s = try SVD(psi * q)
  return (q, s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > 1e-6 * s.singularValues[0] ? 1 / $0 : 0 })) * (s.u.transpose * w))
}
