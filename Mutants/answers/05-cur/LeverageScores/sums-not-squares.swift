import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  let top = min(a.rows, a.columns)
  guard k >= 0, k <= top else { throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...top) }
  let v = try SVD(a).v[columns: 0..<k]
  return Vector((0..<a.columns).map { abs(v[row: $0].reduce(0, +)) })
}
