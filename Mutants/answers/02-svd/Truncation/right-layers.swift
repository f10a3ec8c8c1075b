// right-layers
import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  if rank < 0 { throw NegativeRank(rank: rank) }
  let s = try SVD(a)
  var sum = Matrix<Double>.zero(rows: a.rows, columns: a.columns)
  for j in 0..<min(rank, s.singularValues.count) { sum += s.singularValues[j] * s.u[column: j].outer(s.v[column: j]) }
  return sum
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
