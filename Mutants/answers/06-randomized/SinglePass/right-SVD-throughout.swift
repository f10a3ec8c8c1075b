// right SVD throughout
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try SVD(y).u
  let s = try SVD(psi * q)
  return (q, s.v * (s.u.transpose * w).scaled(rowsBy: Vector(s.singularValues.map { 1 / $0 })))
}
