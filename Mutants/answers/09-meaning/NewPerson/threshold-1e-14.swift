import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  if penalty.isNaN || penalty < 0 { throw NegativePenalty() }
  let m = f.rows, k = f.columns
  var p = Vector<Double>.zero(k)
  if m == 0 { return p }
  if penalty > 0 {
    if m <= k {
      var small = f.rowGram()
      for i in 0..<m { small[i, i] += penalty * Double(m) }
      let c = try Cholesky(small).solve(ratings)
      for i in 0..<m { p += c[i] * f[row: i] }
      return p
    }
    var small = f.gram()
    for i in 0..<k { small[i, i] += penalty * Double(m) }
    return try Cholesky(small).solve(f.transpose * ratings)
  }
  let svd = try SVD(f)
  for j in svd.singularValues.indices where svd.singularValues[j] > 1e-14 * svd.singularValues[0] {
    p += (svd.u[column: j].dot(ratings) / svd.singularValues[j]) * svd.v[column: j]
  }
  return p
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
