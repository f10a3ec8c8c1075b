// right-fixed thirty steps
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
  for _ in 0..<30 { x = 2 * x - x * (b * x) }
  return x / f
}
