import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  let svd = try SVD(f)
  let s = svd.singularValues
  let c = svd.u.transpose * ratings
  return svd.v * Vector(s.indices.map { s[$0] > 1e-10 * s[0] ? c[$0] * s[$0] / (s[$0] * s[$0] + penalty) : 0 })
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
