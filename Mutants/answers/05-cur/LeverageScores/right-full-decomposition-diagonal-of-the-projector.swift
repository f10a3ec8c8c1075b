import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  guard (0...min(a.rows, a.columns)).contains(k) else { throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...min(a.rows, a.columns)) }
  let v = try SVD(full: a).v[columns: 0..<k]
  return (v * v.transpose).diagonal
}
