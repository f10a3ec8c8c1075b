// by-the-Gram-matrix-of-sines
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  let (p, q) = (try QR(a).q, try QR(b).q)
  let (x, y) = p.columns >= q.columns ? (p, q) : (q, p)
  let m = x.transpose * y
  let values = try SymmetricEigen(m.gram()).eigenvalues
  return Vector(values.reversed().map { acos(min(1, max(0, $0).squareRoot())) })
}
