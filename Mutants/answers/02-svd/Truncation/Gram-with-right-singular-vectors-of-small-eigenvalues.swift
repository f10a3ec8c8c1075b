// Gram with right singular vectors of small eigenvalues
import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  if rank < 0 { throw NegativeRank(rank: rank) }
  let e = try SymmetricEigen(a.gram())
  let n = a.columns, k = min(rank, n), v = e.eigenvectors[columns: 0..<k]
  return (a * v) * v.transpose
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
