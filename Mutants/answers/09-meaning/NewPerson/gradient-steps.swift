// gradient-steps
import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  if !(penalty >= 0) { throw NegativePenalty() }
  var p = Vector<Double>.zero(f.columns)
  for _ in 0..<200 {
    p -= 0.01 * (f.transpose * (f * p - ratings) + (penalty * Double(f.rows)) * p)
  }
  return p
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
