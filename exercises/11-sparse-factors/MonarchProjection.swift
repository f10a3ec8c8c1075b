import Attempts
import LinearAlgebra

/// The blocks of the Monarch matrix that is closest to `w`.
public func monarchProjection(
  _ w: Matrix<Double>, groups c: Int, blocks b: Int
) throws -> (left: [Matrix<Double>], right: [Matrix<Double>]) {
  throw NotAttempted()
}
