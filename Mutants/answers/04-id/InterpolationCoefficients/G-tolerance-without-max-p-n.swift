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
  let n = r.columns
  let top = k > 0 ? abs(r[0, 0]) : 0
  for i in 0..<k where !(abs(r[i, i]) > Double.ulpOfOne * top) { throw Dependent() }
  var z = Matrix<Double>.zero(rows: k, columns: n)
  for j in 0..<n {
    if j < k { z[j, pivots[j]] = 1; continue }
    for i in (0..<k).reversed() {
      var s = r[i, j]
      for t in (i + 1)..<max(k, i + 1) { s -= r[i, t] * z[t, pivots[j]] }
      z[i, pivots[j]] = s / r[i, i]
    }
  }
  return z
}

struct Dependent: Error {}
