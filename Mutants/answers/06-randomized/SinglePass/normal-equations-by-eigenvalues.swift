// normal equations by eigenvalues
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let c = psi * q
  let e = try SymmetricEigen(c.gram())
  let x = e.eigenvectors.scaled(columnsBy: Vector(e.eigenvalues.map { 1 / $0 })) * (e.eigenvectors.transpose * (c.transpose * w))
  return (q, x)
}
