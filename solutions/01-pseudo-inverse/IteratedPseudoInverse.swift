import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  // answer.begin
  let unit = a.maxNorm
  guard unit > 0 else { return .zero(rows: a.columns, columns: a.rows) }
  let scaled = a / unit  // so that no product overflows
  let bound = scaled.oneNorm * scaled.infinityNorm  // at least σ₁²
  var x = scaled.transposed() / bound
  for _ in 0..<100 {
    let next = 2 * x - x * (scaled * x)
    let change = (next - x).frobeniusNorm
    x = next
    if change <= 1e-10 * x.frobeniusNorm { break }
  }
  return x / unit
  // answer.end
}
