// rank-not-looked-at
import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let svd = try SVD(weight)
  let rank = max(0, min(rank, svd.singularValues.count))
  let roots = Vector(svd.singularValues[0..<rank].map { $0.squareRoot() })
  return (
    svd.u[columns: 0..<rank].scaled(columnsBy: roots),
    svd.v[columns: 0..<rank].scaled(columnsBy: roots).transposed())
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
