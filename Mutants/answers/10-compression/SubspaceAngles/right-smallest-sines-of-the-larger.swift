// right-smallest-sines-of-the-larger
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  let (p, q) = (try QR(a).q, try QR(b).q)
  let m = p.transpose * q
  let c = try m.singularValues()
  let s = try (q - p * m).singularValues()
  return Vector(c.indices.map { atan2(s[s.count - 1 - $0], c[$0]) })
}
