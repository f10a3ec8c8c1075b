import Attempts
import LinearAlgebra

/// Two factors whose product is close to `w` and which have no more than
/// `budget` entries together.
public func sparsePair(
  _ w: Matrix<Double>, budget: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  throw NotAttempted()
}
