// stops at AXA - A relative 1e-6
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
  for _ in 0..<100 {
    if (a * x * a - a).frobeniusNorm <= 1e-6 * f { break }
    x = 2 * x - x * (a * x)
  }
  return x
}
