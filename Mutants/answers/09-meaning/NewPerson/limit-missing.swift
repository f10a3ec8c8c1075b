// limit-missing
import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  if !(penalty >= 0) { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  let svd = try SVD(f)
  let s = svd.singularValues
  var p = Vector<Double>.zero(f.columns)
  for j in 0..<s.count {
    let c = svd.u[column: j].dot(ratings)
    p += (c / (s[j] + penalty * Double(f.rows) / s[j])) * svd.v[column: j]
  }
  return p
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
