import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  // answer.begin
  var rest = a * omega
  rest -= q * (q.transpose * rest)
  let longest = (0..<rest.columns).map { rest[column: $0].norm }.max() ?? 0
  return 10 * (2 / Double.pi).squareRoot() * longest
  // answer.end
}
