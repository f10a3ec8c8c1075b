import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  guard k >= 0, k <= min(a.rows, a.columns) else { throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...min(a.rows, a.columns)) }
  let q = try QR(a.transposed()).q[columns: 0..<k]
  return Vector((0..<a.columns).map { q[row: $0].dot(q[row: $0]) })
}
