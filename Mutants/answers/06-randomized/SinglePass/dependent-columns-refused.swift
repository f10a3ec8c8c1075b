// dependent columns refused
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let f = try ColumnPivotedQR(y)
  let d = f.r.diagonal.map { abs($0) }
  if d.contains(where: { $0 <= 1e-12 * (d.first ?? 0) }) { throw LinearAlgebraError.singular(pivot: 0) }
  return (f.q, try (psi * f.q).leastSquares(w))
}
