// right-rotated
import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  guard rank >= 0 && rank <= min(weight.rows, weight.columns) else { throw ImpossibleRank(rank: rank) }

  // A rotation between the factors changes neither product nor balance.
  let svd = try SVD(weight)
  let roots = Vector(svd.singularValues[0..<rank].map { $0.squareRoot() })
  var left = svd.u[columns: 0..<rank].scaled(columnsBy: roots)
  var right = svd.v[columns: 0..<rank].scaled(columnsBy: roots).transposed()
  if rank >= 2 {
    let turn = Matrix<Double>(rows: rank, columns: rank) { i, j in
      i < 2 && j < 2 ? [[0.6, -0.8], [0.8, 0.6]][i][j] : (i == j ? 1 : 0)
    }
    left = left * turn
    right = turn.transpose * right
  }
  return (left, right)
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
