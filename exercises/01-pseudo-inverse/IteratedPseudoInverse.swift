import Attempts
import LinearAlgebra

/// The pseudo-inverse by products alone: `X ← X(2I − AX)` from a multiple
/// of `Aᵀ`, until it no longer changes.
public func iteratedPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  throw NotAttempted()
}
