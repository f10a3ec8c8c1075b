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
  let p = r.rows, n = r.columns
  if k == 0 { return .zero(rows: 0, columns: n) }
  let limit = Double(max(p, n)) * Double.ulpOfOne * abs(r[0, 0])
  for i in 0..<k where abs(r[i, i]) <= limit { throw Dependent() }
  let t = try r[rows: 0..<k][columns: 0..<k].solveTriangular(.upper, r[rows: (p - k)..<p][columns: k..<n])
  var z = Matrix<Double>.zero(rows: k, columns: n)
  for (j, q) in pivots.enumerated() {
    if j < k { z[j, q] = 1 } else { z[column: q] = t[column: j - k] }
  }
  return z
}
