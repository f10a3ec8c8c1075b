import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  // answer.begin
  guard penalty >= 0 else { throw NegativePenalty() }
  let svd = try SVD(f)
  let sigma = svd.singularValues
  let weight = penalty * Double(f.rows)
  let known = svd.u.transpose * ratings
  let parts = sigma.indices.map { k in
    sigma[k] > 1e-10 * sigma[0]
      ? known[k] * sigma[k] / (sigma[k] * sigma[k] + weight) : 0
  }
  return svd.v * Vector(parts)
  // answer.end
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
