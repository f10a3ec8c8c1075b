// median of the norms
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  var r = a * omega
  r -= q * (q.transpose * r)
  let n = (0..<r.columns).map { r[column: $0].norm }.sorted()
  return 10 * (2 / Double.pi).squareRoot() * n[n.count / 2]
}
