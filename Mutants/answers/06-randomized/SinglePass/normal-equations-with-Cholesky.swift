// normal equations with Cholesky
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let m = psi * q
  let l = try Cholesky(m.gram()).l
  let z = try l.solveTriangular(.lower, m.transpose * w)
  return (q, try l.transposed().solveTriangular(.upper, z))
}
