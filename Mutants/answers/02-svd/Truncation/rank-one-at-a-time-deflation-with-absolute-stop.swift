// rank one at a time deflation with absolute stop
import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  if rank < 0 { throw NegativeRank(rank: rank) }
  var sum = Matrix<Double>.zero(rows: a.rows, columns: a.columns)
  for _ in 0..<rank {
    let rest = a - sum
    if rest.frobeniusNorm < 1e-12 { break }
    let s = try SVD(rest)
    sum += s.singularValues[0] * s.u[column: 0].outer(s.v[column: 0])
  }
  return sum
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
