// dependent columns dropped
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let f = try ColumnPivotedQR(y)
  let d = f.r.diagonal.map { abs($0) }
  let q = f.q[columns: 0..<d.filter { $0 > 1e-12 * (d.first ?? 0) }.count]
  return (q, try (psi * q).leastSquares(w))
}
