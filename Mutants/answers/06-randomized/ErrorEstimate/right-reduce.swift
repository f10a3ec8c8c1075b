// right reduce
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let rest = a * omega - q * (q.transpose * (a * omega))
  var longest = 0.0
  for j in 0..<rest.columns { longest = max(longest, rest[column: j].norm) }
  return longest * 20 / (2 * Double.pi).squareRoot()
}
