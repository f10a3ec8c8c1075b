// longest by the image chosen before projecting
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let y = a * omega
  let j = (0..<y.columns).max { y[column: $0].norm < y[column: $1].norm }!
  let r = y[column: j] - q * (q.transpose * y[column: j])
  return 10 * (2 / Double.pi).squareRoot() * r.norm
}
