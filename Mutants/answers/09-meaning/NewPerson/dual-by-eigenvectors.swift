// dual-by-eigenvectors
import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  if !(penalty >= 0) { throw NegativePenalty() }
  if f.rows == 0 { return .zero(f.columns) }
  let e = try SymmetricEigen(f.rowGram())
  let top = e.eigenvalues[f.rows - 1]
  let c = e.eigenvectors.transpose * ratings
  let y = Vector(c.indices.map { k in
    e.eigenvalues[k] > 1e-13 * top ? c[k] / (e.eigenvalues[k] + penalty * Double(f.rows)) : 0
  })
  return f.transpose * (e.eigenvectors * y)
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
