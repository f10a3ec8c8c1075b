// sixteen steps
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
  for _ in 0..<16 { x = 2 * x - x * (a * x) }
  return x
}
