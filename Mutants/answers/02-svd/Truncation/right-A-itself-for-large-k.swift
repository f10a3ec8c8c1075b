// right-A itself for large k
import Attempts
import LinearAlgebra

/// The matrix of rank at most `rank` that is nearest to `a`, in the Frobenius
/// and in the spectral norm.
public func nearestMatrix(
  to a: Matrix<Double>, ofRank rank: Int
) throws -> Matrix<Double> {
  if rank < 0 { throw NegativeRank(rank: rank) }
  if rank >= min(a.rows, a.columns) { return a }
  let s = try SVD(a.transposed())
  return s.v[columns: 0..<rank].scaled(columnsBy: Vector(s.singularValues.prefix(rank))) * s.u[columns: 0..<rank].transpose
}

/// What to throw when a rank below zero is asked for.
public struct NegativeRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
