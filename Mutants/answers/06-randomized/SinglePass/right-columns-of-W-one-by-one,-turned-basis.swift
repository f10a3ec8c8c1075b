// right columns of W one by one, turned basis
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q[columns: Array((0..<y.columns).reversed())]
  var x = Matrix<Double>.zero(rows: y.columns, columns: w.columns)
  for j in 0..<w.columns { x[column: j] = try (psi * q).leastSquares(w[column: j]) }
  return (q, x)
}
