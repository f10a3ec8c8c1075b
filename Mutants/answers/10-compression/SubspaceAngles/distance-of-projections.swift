// distance-of-projections
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  let (p, q) = (try QR(a).q, try QR(b).q)
  let s = try (p.rowGram() - q.rowGram()).singularValues()
  let count = min(p.columns, q.columns)
  return Vector((0..<count).map { asin(min(1, s[$0])) }.reversed())
}
