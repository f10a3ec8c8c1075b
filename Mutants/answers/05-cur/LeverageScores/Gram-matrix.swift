import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  let top = min(a.rows, a.columns)
  guard k >= 0, k <= top else { throw LinearAlgebraError.rankOutOfRange(rank: k, allowed: 0...top) }
  let e = try SymmetricEigen(a.gram())
  let v = e.eigenvectors[columns: (a.columns - k)..<a.columns]
  return Vector((0..<a.columns).map { v[row: $0].dot(v[row: $0]) })
}
