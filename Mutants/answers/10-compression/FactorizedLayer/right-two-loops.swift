// right-two-loops
import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  guard rank >= 0 && rank <= min(weight.rows, weight.columns) else { throw ImpossibleRank(rank: rank) }

  let svd = try SVD(weight)
  let left = Matrix<Double>(rows: weight.rows, columns: rank) { i, k in
    svd.u[i, k] * svd.singularValues[k].squareRoot()
  }
  let right = Matrix<Double>(rows: rank, columns: weight.columns) { k, j in
    svd.singularValues[k].squareRoot() * svd.v[j, k]
  }
  return (left, right)
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
