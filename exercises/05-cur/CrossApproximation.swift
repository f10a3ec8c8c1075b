import Attempts
import LinearAlgebra

/// Factors of a sum of at most k crosses of an m × n matrix that is given as
/// a rule for its entries: m × r and r × n with r ≤ k.
public func crossApproximation(
  rows m: Int, columns n: Int, rank k: Int, entry: (Int, Int) -> Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  throw NotAttempted()
}
