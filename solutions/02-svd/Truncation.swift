import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  // answer.begin
  if rank < 0 { throw NegativeRank(rank: rank) }
  let svd = try SVD(a)
  let k = min(rank, svd.singularValues.count)
  let u = svd.u[columns: 0..<k]
  let v = svd.v[columns: 0..<k]
  return u.scaled(columnsBy: svd.singularValues[0..<k]) * v.transpose
  // answer.end
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
