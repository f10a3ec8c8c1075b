import Attempts
import LinearAlgebra

/// Attention of new tokens to all tokens so far, of which keys and values are
/// kept: what the new ones get, and what is to be kept from now on.
public func cachedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, keptKeys: Matrix<Double>,
  keptValues: Matrix<Double>, headSize d: Int, base: Double
) throws -> (
  outputs: Matrix<Double>, keys: Matrix<Double>, values: Matrix<Double>
) {
  throw NotAttempted()
}
