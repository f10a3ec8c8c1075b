// basis of W's rows
// Right: the rows of W are in the span of the rows of W.
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let p = try QR(w.transposed()).q
  let x = try (psi * q).leastSquares(w * p * p.transpose)
  return (q, x)
}
