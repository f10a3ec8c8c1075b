// right-gram-schmidt-column-by-column
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  var m = 0.0
  for j in 0..<omega.columns {
    var y = a * omega[column: j]
    for i in 0..<q.columns { y -= q[column: i].dot(y) * q[column: i] }
    if y.norm > m { m = y.norm }
  }
  return 10 * m / (Double.pi / 2).squareRoot()
}
