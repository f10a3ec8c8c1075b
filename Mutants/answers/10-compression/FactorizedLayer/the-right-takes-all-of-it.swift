// the-right-takes-all-of-it
import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  guard rank >= 0 && rank <= min(weight.rows, weight.columns) else { throw ImpossibleRank(rank: rank) }

  let svd = try SVD(weight)
  return (
    svd.u[columns: 0..<rank],
    svd.v[columns: 0..<rank].scaled(columnsBy: svd.singularValues[0..<rank]).transposed())
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
