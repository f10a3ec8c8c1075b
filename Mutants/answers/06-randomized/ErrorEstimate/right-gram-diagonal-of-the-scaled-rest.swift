// right gram diagonal of the scaled rest
import Attempts
import LinearAlgebra

/// A number that the spectral norm of `(I - QQᵀ)A` almost surely does not
/// exceed, from random vectors in the columns of `omega`.
public func errorBound(
  _ a: Matrix<Double>, basis q: Matrix<Double>, probes omega: Matrix<Double>
) throws -> Double {
  let y = a * omega
  let r = y - (q * q.transpose) * y
  let s = r.maxNorm
  guard s > 0 else { return 0 }
  return (200 / Double.pi).squareRoot() * s * (r / s).gram().diagonal.max()!.squareRoot()
}
