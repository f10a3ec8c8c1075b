// basis of W's span by SVD cut
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let s = try SVD(w)
  let l = min(y.columns, s.singularValues.count)
  let low = s.u[columns: 0..<l].scaled(columnsBy: s.singularValues[0..<l]) * s.v[columns: 0..<l].transpose
  return (q, try (psi * q).leastSquares(low))
}
