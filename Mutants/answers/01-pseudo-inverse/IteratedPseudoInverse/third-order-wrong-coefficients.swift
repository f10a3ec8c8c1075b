// third order wrong coefficients
import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let f = a.frobeniusNorm
  if f == 0 { return a.transposed() }
  var x = a.transposed() / (f * f)
  for _ in 0..<60 { let ax = a * x; x = x * (3 * Matrix.identity(a.rows) - 3 * ax + 2 * (ax * ax)) }
  return x
}
