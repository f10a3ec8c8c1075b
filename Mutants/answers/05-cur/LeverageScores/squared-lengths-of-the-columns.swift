import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  let top = min(a.rows, a.columns)
  guard k >= 0, k <= top else { throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...top) }
  let s = Vector((0..<a.columns).map { a[column: $0].dot(a[column: $0]) })
  let total = s.reduce(0, +)
  return total == 0 ? s : s * (Double(k) / total)
}
