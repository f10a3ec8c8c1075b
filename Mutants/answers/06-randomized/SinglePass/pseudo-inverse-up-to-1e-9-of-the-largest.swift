// pseudo-inverse up to 1e-9 of the largest
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let s = try SVD(psi * q)
  let c = 1e-9 * (s.singularValues.first ?? 0)
  return (q, s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > c ? 1 / $0 : 0 })) * (s.u.transpose * w))
}
