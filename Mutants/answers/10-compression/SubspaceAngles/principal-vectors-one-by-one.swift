// principal-vectors-one-by-one
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  let (p, q) = (try SVD(a).u, try SVD(b).u)
  let (x, y) = p.columns >= q.columns ? (p, q) : (q, p)
  let m = x.transpose * y
  let svd = try SVD(m)
  // Each pair of principal vectors by itself.
  return Vector(
    svd.singularValues.indices.map { k in
      let (u, v) = (x * svd.u[column: k], y * svd.v[column: k])
      let w = v - svd.singularValues[k] * u
      return atan2(w.norm, svd.singularValues[k])
    }.sorted())
}
