import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  if penalty == 0 { return try f.leastSquares(ratings) }
  let root = (penalty * Double(f.rows)).squareRoot()
  let stacked = f.appending(rowsOf: root * Matrix<Double>.identity(f.columns))
  return try stacked.leastSquares(Vector(ratings.elements + [Double](repeating: 0, count: f.columns)))
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
