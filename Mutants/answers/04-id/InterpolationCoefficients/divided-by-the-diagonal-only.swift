import Attempts
import LinearAlgebra

/// The coefficients Z of an interpolative decomposition, k × n, from the
/// upper triangular factor and the pivots of column-pivoted QR.
///
/// - Throws: An error if the first `k` pivot columns are dependent to
///   working precision.
public func interpolationCoefficients(
  r: Matrix<Double>, pivots: [Int], rank k: Int
) throws -> Matrix<Double> {
  struct Dependent: Error {}
  let n = r.columns
  var z = Matrix<Double>.zero(rows: k, columns: n)
  for i in 0..<k where !(abs(r[i, i]) > Double(max(r.rows, n)) * Double.ulpOfOne * abs(r[0, 0])) { throw Dependent() }
  for j in 0..<n {
    if j < k { z[j, pivots[j]] = 1; continue }
    for i in 0..<k { z[i, pivots[j]] = r[i, j] / r[i, i] }
  }
  return z
}
