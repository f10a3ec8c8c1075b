// last probe only
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let y = a * omega[column: omega.columns - 1]
  return 10 * (2 / Double.pi).squareRoot() * (y - q * (q.transpose * y)).norm
}
