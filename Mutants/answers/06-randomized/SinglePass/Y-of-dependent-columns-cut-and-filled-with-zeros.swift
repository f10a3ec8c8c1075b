// Y of dependent columns cut and filled with zeros
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try QR(y).q
  let r = try QR(y).r.diagonal
  let keep = Vector(r.map { abs($0) > 1e-12 * y.maxNorm ? 1.0 : 0 })
  let z = q.scaled(columnsBy: keep)
  let s = try SVD(psi * z)
  let c = 1e-12 * (s.singularValues.first ?? 0)
  return (z, s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > c ? 1 / $0 : 0 })) * (s.u.transpose * w))
}
