// never reached 1e-17
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
  for _ in 0..<300 {
    let y = 2 * x - x * (a * x)
    let change = (y - x).frobeniusNorm
    x = y
    if change <= 1e-17 * x.frobeniusNorm { break }
  }
  return x
}
