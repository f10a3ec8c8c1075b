import Attempts
import LinearAlgebra

/// The first `k` columns that column-pivoted QR takes, in the order of
/// choice, and the directions that they add, the columns of an m × k matrix.
///
/// - Throws: An error if fewer than `k` columns are independent to working
///   precision.
public func pivotedGramSchmidt(
  _ a: Matrix<Double>, steps k: Int
) throws -> (columns: [Int], q: Matrix<Double>) {
  throw NotAttempted()
}
