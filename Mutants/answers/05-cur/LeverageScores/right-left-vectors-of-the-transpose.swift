import Attempts
import LinearAlgebra

/// The leverage scores of the columns of an m × n matrix at rank k, n numbers:
/// the squared lengths of the rows of its k leading right singular vectors.
public func leverageScores(
  _ a: Matrix<Double>, rank k: Int
) throws -> Vector<Double> {
  struct Bad: Error {}
  if k < 0 || k > a.rows || k > a.columns { throw Bad() }
  let u = try SVD(a.transposed()).u
  var scores = Vector<Double>.zero(a.columns)
  for i in 0..<k { for j in 0..<a.columns { scores[j] += u[j, i] * u[j, i] } }
  return scores
}
