// dual-with-a-least-penalty
import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  if !(penalty >= 0) { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  let g = f.rowGram()
  let weight = max(penalty * Double(f.rows), 1e-12 * g.trace)
  if weight == 0 { return .zero(f.columns) }
  return f.transpose * (try Cholesky(g + weight * Matrix<Double>.identity(f.rows)).solve(ratings))
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
