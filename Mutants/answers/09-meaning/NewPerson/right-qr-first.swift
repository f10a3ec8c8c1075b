import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  let m = f.rows, k = f.columns
  guard m > 0 else { return .zero(k) }
  // an orthonormal basis of the rows, then a small problem in it
  let basis = m < k ? try QR(f.transposed()).q : Matrix<Double>.identity(k)
  let small = f * basis
  let svd = try SVD(small)
  let top = svd.singularValues[0]
  var filtered = svd.u.transpose * ratings
  for j in filtered.indices {
    let s = svd.singularValues[j]
    filtered[j] = s > 1e-10 * top ? filtered[j] * s / (s * s + penalty * Double(m)) : 0
  }
  return basis * (svd.v * filtered)
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
