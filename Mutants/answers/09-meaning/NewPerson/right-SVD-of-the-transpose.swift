// right-SVD-of-the-transpose
import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  if f.isEmpty { return .zero(f.columns) }
  let svd = try SVD(f.transposed())
  let s = svd.singularValues
  let kept = s.indices.filter { s[$0] > 1e-10 * s[0] }
  let c = svd.v[columns: kept].transpose * ratings
  let y = Vector(kept.indices.map { c[$0] * s[kept[$0]] / (s[kept[$0]] * s[kept[$0]] + penalty * Double(f.rows)) })
  return svd.u[columns: kept] * y
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
