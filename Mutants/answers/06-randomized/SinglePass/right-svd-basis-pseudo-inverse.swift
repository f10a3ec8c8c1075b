// right-svd-basis-pseudo-inverse
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  let q = try SVD(y).u
  let s = try SVD(psi * q)
  let limit = Double(psi.rows) * Double.ulpOfOne * (s.singularValues.first ?? 0)
  let x = s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > limit ? 1 / $0 : 0 })) * (s.u.transpose * w)
  return (q, x)
}
