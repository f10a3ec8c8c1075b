// right QR of the whole
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let both = (psi * q).appending(columnsOf: w)
  let n = q.columns
  let r = try QR(both).r
  return (q, try r[rows: 0..<n][columns: 0..<n].solveTriangular(.upper, r[rows: 0..<n][columns: n..<r.columns]))
}
