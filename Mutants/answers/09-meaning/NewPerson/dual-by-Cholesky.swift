// dual-by-Cholesky
import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  if !(penalty >= 0) { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  let a = f.rowGram() + (penalty * Double(f.rows)) * Matrix<Double>.identity(f.rows)
  return f.transpose * (try Cholesky(a).solve(ratings))
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
