// Pythagoras by factors
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let y = a * omega, z = q.transpose * y
  return 10 * (2 / Double.pi).squareRoot() * (0..<y.columns).map { j in
    let f = y[column: j].norm, g = z[column: j].norm
    return max(0, (f - g) * (f + g)).squareRoot() }.max()!
}
