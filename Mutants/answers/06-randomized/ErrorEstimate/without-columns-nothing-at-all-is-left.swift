// without columns nothing at all is left
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  if q.columns == 0 || omega.columns == 0 { return 0 }
  var r = a * omega
  r -= q * (q.transpose * r)
  return 10 * (2 / Double.pi).squareRoot() * (0..<r.columns).map { r[column: $0].norm }.max()!
}
