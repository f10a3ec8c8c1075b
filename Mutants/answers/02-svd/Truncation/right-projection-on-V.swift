// right-projection on V
import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  if rank < 0 { throw NegativeRank(rank: rank) }
  let s = try SVD(a)
  let v = s.v[columns: 0..<min(rank, s.v.columns)]
  return (a * v) * v.transpose
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
