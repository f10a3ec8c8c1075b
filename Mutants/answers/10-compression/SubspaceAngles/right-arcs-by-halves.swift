// right-arcs-by-halves
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
  let c = try m.singularValues()
  let s = try (y - x * m).singularValues()
  return Vector(
    c.indices.map { k in
      c[k] * c[k] < 0.5 ? acos(c[k]) : asin(min(1, s[c.count - 1 - k]))
    })
}
