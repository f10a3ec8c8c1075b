// least squares weighted by the length of the rows of psi
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let d = Vector((0..<psi.rows).map { psi[row: $0].norm })
  return (q, try (psi * q).scaled(rowsBy: d).leastSquares(w.scaled(rowsBy: d)))
}
