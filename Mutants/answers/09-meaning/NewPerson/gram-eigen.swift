import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  let e = try SymmetricEigen(f.rowGram())
  let top = e.eigenvalues.max()!
  let c = e.eigenvectors.transpose * ratings
  let t = penalty * Double(f.rows)
  let d = Vector(e.eigenvalues.indices.map { e.eigenvalues[$0] > 1e-20 * top ? c[$0] / (e.eigenvalues[$0] + t) : 0 })
  return f.transpose * (e.eigenvectors * d)
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
