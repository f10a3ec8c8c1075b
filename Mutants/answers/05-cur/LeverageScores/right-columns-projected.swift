import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  guard k >= 0 && k <= min(a.rows, a.columns) else { throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...min(a.rows, a.columns)) }
  let s = try SVD(a)
  let v = s.v[columns: 0..<k].transposed()
  return Vector((0..<a.columns).map { j in v[column: j].norm * v[column: j].norm })
}
