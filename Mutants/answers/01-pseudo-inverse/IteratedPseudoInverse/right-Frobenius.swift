// right-Frobenius
import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let f = a.frobeniusNorm
  if f == 0 { return .zero(rows: a.columns, columns: a.rows) }
  let b = a / f
  var x = b.transposed()
  for _ in 0..<100 {
    let y = 2 * x - x * (b * x)
    let change = (y - x).frobeniusNorm
    x = y
    if change <= 1e-9 * x.frobeniusNorm { break }
  }
  return x / f
}
