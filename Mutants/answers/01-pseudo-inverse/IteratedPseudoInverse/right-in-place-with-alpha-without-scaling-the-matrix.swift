// right-in place with alpha without scaling the matrix
import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let bound = a.oneNorm * a.infinityNorm
  if bound == 0 { return .zero(rows: a.columns, columns: a.rows) }
  var x = a.transposed() / bound
  for _ in 0..<60 {
    let y = 2 * x - x * (a * x)
    let change = (y - x).frobeniusNorm
    x = y
    if change <= 1e-10 * x.frobeniusNorm { break }
  }
  return x
}
