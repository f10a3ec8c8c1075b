// rounding taken off
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let y = a * omega
  let r = y - q * (q.transpose * y)
  let n = (0..<r.columns).map { r[column: $0].norm }.max()!
  return 10 * (2 / Double.pi).squareRoot() * max(0, n - 1e-11 * y.frobeniusNorm)
}
