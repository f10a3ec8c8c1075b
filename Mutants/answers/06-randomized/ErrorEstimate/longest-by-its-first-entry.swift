// longest by its first entry
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  var r = a * omega
  r -= q * (q.transpose * r)
  let j = (0..<r.columns).max { abs(r[0, $0]) < abs(r[0, $1]) }!
  return 10 * (2 / Double.pi).squareRoot() * r[column: j].norm
}
