import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0, !penalty.isNaN else { throw NegativePenalty() }
  var p = [Double](repeating: 0, count: f.columns)
  if f.rows == 0 { return Vector(p) }
  let svd = try SVD(f.transposed())
  let lambda = penalty * Double(f.rows)
  for j in 0..<svd.singularValues.count {
    let s = svd.singularValues[j]
    if s <= svd.singularValues[0] * 1e-10 { break }
    var inner = 0.0
    for i in 0..<f.rows { inner += svd.v[i, j] * ratings[i] }
    let w = inner / (s * s + lambda) * s
    for i in 0..<f.columns { p[i] += w * svd.u[i, j] }
  }
  return Vector(p)
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
