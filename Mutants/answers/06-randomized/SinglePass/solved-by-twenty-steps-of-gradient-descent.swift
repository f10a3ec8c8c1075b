// solved by twenty steps of gradient descent
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let m = psi * q
  let t = 1 / (m.frobeniusNorm * m.frobeniusNorm)
  var x = Matrix<Double>.zero(rows: q.columns, columns: w.columns)
  for _ in 0..<20 { x -= t * (m.transpose * (m * x - w)) }
  return (q, x)
}
