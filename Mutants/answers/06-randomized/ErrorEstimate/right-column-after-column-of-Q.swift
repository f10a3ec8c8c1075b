// right column after column of Q
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  var longest = 0.0
  for j in 0..<omega.columns {
    var r = a * omega[column: j]
    for k in 0..<q.columns { let z = q[column: k]; r -= z.dot(r) * z }
    longest = max(longest, r.norm)
  }
  return 10 * (2 / Double.pi).squareRoot() * longest
}
