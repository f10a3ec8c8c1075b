// rank one less
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let s = try SVD(psi * q)
  let k = max(1, s.singularValues.count - 1)
  return (q, s.v[columns: 0..<k].scaled(columnsBy: Vector(s.singularValues[0..<k].map { 1 / $0 })) * (s.u[columns: 0..<k].transpose * w))
}
