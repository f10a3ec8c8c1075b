import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  // answer.begin
  guard (0...min(weight.rows, weight.columns)).contains(rank) else {
    throw ImpossibleRank(rank: rank)
  }
  let svd = try SVD(weight)
  let roots = Vector(svd.singularValues.prefix(rank).map { $0.squareRoot() })
  let left = svd.u[columns: 0..<rank].scaled(columnsBy: roots)
  let right = svd.v[columns: 0..<rank].scaled(columnsBy: roots)
  return (left, right.transposed())
  // answer.end
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
