// right-twice
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  var r = a * omega
  for _ in 0..<2 { r -= q * (q.transpose * r) }
  return 10 * (2 / Double.pi).squareRoot() * (0..<r.columns).map { j in (0..<r.rows).reduce(0.0) { $0 + r[$1, j] * r[$1, j] }.squareRoot() }.max()!
}
