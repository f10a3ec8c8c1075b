// single-precision
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  let (p, q) = (try QR(Matrix<Float>(a)).q, try QR(Matrix<Float>(b)).q)
  let (x, y) = p.columns >= q.columns ? (p, q) : (q, p)
  let m = x.transpose * y
  let c = try m.singularValues()
  let s = try (y - x * m).singularValues()
  return Vector(c.indices.map { atan2(Double(s[c.count - 1 - $0]), Double(c[$0])) })
}
