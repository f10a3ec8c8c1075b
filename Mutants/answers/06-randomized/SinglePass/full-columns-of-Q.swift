// full columns of Q
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try SVD(full: y).u
  return (q[columns: 0..<y.columns], try (psi * q[columns: 0..<y.columns]).leastSquares(w).scaled(rowsBy: Vector(repeating: 1, count: y.columns))[columns: 0..<min(w.columns, y.columns)])
}
