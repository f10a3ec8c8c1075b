// largest rows of psi only
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let m = psi * q
  let order = Array((0..<m.rows).sorted { m[row: $0].norm > m[row: $1].norm }.prefix(max(q.columns, m.rows - 1)))
  return (q, try m[rows: order].leastSquares(w[rows: order]))
}
