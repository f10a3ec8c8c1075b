import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  if penalty == .infinity || f.rows == 0 || f.maxNorm == 0 { return .zero(f.columns) }
  let unit = f.maxNorm
  let g = f / unit
  let t = (penalty / unit / unit) * Double(f.rows)
  let svd = try SVD(g)
  let kept = svd.singularValues.filter { $0 > 1e-10 * svd.singularValues[0] }.count
  let u = svd.u[columns: 0..<kept], v = svd.v[columns: 0..<kept]
  let weights = Vector(svd.singularValues.prefix(kept).map { $0 / ($0 * $0 + t) })
  return (v * (u.transpose * ratings).hadamard(weights)) / unit
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
