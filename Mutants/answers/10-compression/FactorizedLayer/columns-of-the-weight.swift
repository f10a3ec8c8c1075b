// columns-of-the-weight
import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  guard rank >= 0 && rank <= min(weight.rows, weight.columns) else { throw ImpossibleRank(rank: rank) }

  let left = weight[columns: 0..<rank]
  let right = rank == 0 ? Matrix<Double>.zero(rows: 0, columns: weight.columns) : try left.leastSquares(weight)
  return (left, right)
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
