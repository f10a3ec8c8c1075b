// right-loop
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  var m = 0.0
  for j in 0..<omega.columns {
    let y = a * omega[column: j]
    m = max(m, (y - q * (q.transpose * y)).norm)
  }
  return 10 * (2 / Double.pi).squareRoot() * m
}
