// Landweber one order slower
import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let f = a.frobeniusNorm
  if f == 0 { return a.transposed() }
  let x0 = a.transposed() / (f * f)
  var x = x0
  for _ in 0..<2000 { x = x + x0 - x0 * (a * x) }
  return x
}
