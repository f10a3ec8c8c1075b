// X by the library solver on the square part of psi
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let n = y.columns
  let m = psi * q
  return (q, try m[rows: (m.rows - n)..<m.rows].solve(w[rows: (m.rows - n)..<m.rows]))
}
