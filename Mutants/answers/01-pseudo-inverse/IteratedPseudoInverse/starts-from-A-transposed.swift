// starts from A transposed
import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  var x = a.transposed()
  for _ in 0..<60 { x = 2 * x - x * (a * x) }
  return x
}
