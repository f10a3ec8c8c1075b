// half-chords-of-principal-vectors
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  // Pairs of principal vectors u, v: tan(θ/2) = ‖u − v‖ / ‖u + v‖.
  let (x, y) = (try QR(a).q, try QR(b).q)
  let svd = try SVD(x.transpose * y)
  return Vector(
    svd.singularValues.indices.map { k in
      let (u, v) = (x * svd.u[column: k], y * svd.v[column: k])
      return 2 * atan2((u - v).norm, (u + v).norm)
    }.sorted())
}
