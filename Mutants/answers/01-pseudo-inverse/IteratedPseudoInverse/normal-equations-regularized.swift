// normal equations regularized
import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let f = a.frobeniusNorm
  if f == 0 { return a.transposed() }
  let g = a.gram() / (f * f) + 1e-8 * Matrix.identity(a.columns)
  var x = Matrix.identity(a.columns) / g.oneNorm
  for _ in 0..<100 { x = 2 * x - x * (g * x) }
  return x * a.transposed() / (f * f)
}
