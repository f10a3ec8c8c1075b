// last column of Q left out
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let p = q.columns > 1 ? q[columns: 0..<(q.columns - 1)] : q
  var r = a * omega
  r -= p * (p.transpose * r)
  return 10 * (2 / Double.pi).squareRoot() * (0..<r.columns).map { r[column: $0].norm }.max()!
}
