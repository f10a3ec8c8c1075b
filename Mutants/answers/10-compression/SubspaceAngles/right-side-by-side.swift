// right-side-by-side
import Attempts
import Foundation
import LinearAlgebra

/// The principal angles between the spans of the columns of `a` and of `b`, in
/// radians, smallest first.
public func subspaceAngles(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Vector<Double> {
  // The singular values of [Q_A Q_B] are √(1 ± cos θ), and √(1 − cos θ) = √2 sin(θ/2).
  let (p, q) = (try QR(a).q, try QR(b).q)
  var values = try p.appending(columnsOf: q).singularValues().elements
  values += Array(repeating: 0, count: p.columns + q.columns - values.count)
  let last = values.suffix(min(p.columns, q.columns))
  return Vector(last.reversed().map { 2 * asin(min(1, $0 / 2.0.squareRoot())) })
}
