import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  let svd = try SVD(full: f)
  let s = svd.singularValues
  let c = svd.u.transpose * ratings
  let t = penalty * Double(f.rows)
  var p = Vector<Double>.zero(f.columns)
  for j in s.indices where s[j] > 1e-10 * s[0] { p += (c[j] * s[j] / (s[j] * s[j] + t)) * svd.v[column: j] }
  return p
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
