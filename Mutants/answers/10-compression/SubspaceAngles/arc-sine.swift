// arc-sine
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
  return Vector(try (y - x * (x.transpose * y)).singularValues().reversed().map { asin(min(1, $0)) })
}
