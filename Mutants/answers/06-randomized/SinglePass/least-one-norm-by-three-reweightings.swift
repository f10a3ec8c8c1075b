// least one-norm by three reweightings
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let m = psi * q
  var x = try m.leastSquares(w)
  for _ in 0..<3 {
    let r = m * x - w
    let d = Vector((0..<r.rows).map { 1 / max(r[row: $0].norm, 1e-3 * w.maxNorm + 1e-300).squareRoot() })
    x = try m.scaled(rowsBy: d).leastSquares(w.scaled(rowsBy: d))
  }
  return (q, x)
}
