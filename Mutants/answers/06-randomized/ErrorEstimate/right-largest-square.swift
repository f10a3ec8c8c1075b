// right largest square
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  var r = a * omega
  r -= q * (q.transpose * r)
  let s = r.maxNorm
  if s == 0 { return 0 }
  let t = r / s
  return 10 * (2 / Double.pi).squareRoot() * s * (0..<t.columns).map { t[column: $0].dot(t[column: $0]) }.max()!.squareRoot()
}
