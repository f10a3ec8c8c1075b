// alpha from one norm squared
import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let f = a.frobeniusNorm
  var x = a.isEmpty || f == 0 ? a.transposed() : a.transposed() / (a.oneNorm * a.oneNorm)
  for _ in 0..<100 {
    let y = 2 * x - x * (a * x)
    let change = (y - x).frobeniusNorm
    x = y
    if change <= 1e-10 * x.frobeniusNorm { break }
  }
  return x
}
