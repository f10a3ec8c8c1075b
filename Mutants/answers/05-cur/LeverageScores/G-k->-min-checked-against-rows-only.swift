import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  guard k >= 0, k <= a.rows else { throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...a.rows) }
  let v = try SVD(a).v
  return Vector((0..<a.columns).map { j in (0..<min(k, v.columns)).reduce(0.0) { $0 + v[j, $1] * v[j, $1] } })
}
