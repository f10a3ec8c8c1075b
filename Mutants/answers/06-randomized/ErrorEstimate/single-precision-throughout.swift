// single precision throughout
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let (b, p, o) = (Matrix<Float>(a), Matrix<Float>(q), Matrix<Float>(omega))
  var r = b * o
  r -= p * (p.transpose * r)
  return 10 * (2 / Double.pi).squareRoot() * Double((0..<r.columns).map { r[column: $0].norm }.max()!)
}
