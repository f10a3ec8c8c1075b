// mean of the rows of W
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let x = try (psi * q).leastSquares(w)
  let scale = w.frobeniusNorm > 0 ? w.frobeniusNorm / max((psi * q * x).frobeniusNorm, 1e-300) : 1
  return (q, x * scale)
}
