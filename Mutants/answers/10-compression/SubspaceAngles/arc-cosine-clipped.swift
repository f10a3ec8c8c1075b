// arc-cosine-clipped
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  let (p, q) = (try QR(a).q, try QR(b).q)
  return Vector(try (p.transpose * q).singularValues().map { acos(min(1, $0)) })
}
