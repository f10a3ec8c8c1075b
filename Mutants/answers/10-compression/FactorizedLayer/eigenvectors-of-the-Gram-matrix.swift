// eigenvectors-of-the-Gram-matrix
import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  guard rank >= 0 && rank <= min(weight.rows, weight.columns) else { throw ImpossibleRank(rank: rank) }

  let eigen = try SymmetricEigen(weight.gram())
  let n = weight.columns
  let v = eigen.eigenvectors[columns: Array((n - rank..<n).reversed())]
  return (weight * v, v.transposed())
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
