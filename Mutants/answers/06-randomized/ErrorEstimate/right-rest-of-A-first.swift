// right-rest-of-A-first
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let r = (a - q * (q.transpose * a)) * omega
  return (0..<r.columns).map { r[column: $0].norm }.reduce(0, max) * (200 / Double.pi).squareRoot()
}
