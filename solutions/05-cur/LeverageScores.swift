import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  // answer.begin
  let limit = min(a.rows, a.columns)
  guard (0...limit).contains(k) else {
    throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...limit)
  }
  let leading = try SVD(a).v[columns: 0..<k]
  return Vector(
    (0..<a.columns).map { j in leading[row: j].dot(leading[row: j]) })
  // answer.end
}
