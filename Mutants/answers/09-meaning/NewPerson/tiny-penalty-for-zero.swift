import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  var g = f.rowGram()
  let t = penalty > 0 ? penalty * Double(f.rows) : 1e-12 * (g.trace + 1e-300)
  for i in 0..<f.rows { g[i, i] += t }
  return f.transpose * (try g.solve(ratings))
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
