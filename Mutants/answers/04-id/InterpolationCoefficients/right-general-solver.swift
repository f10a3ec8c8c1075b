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
  struct Bad: Error {}
  let n = r.columns
  let top = r[rows: 0..<k]
  let head = top[columns: 0..<k]
  for d in head.diagonal where d.magnitude <= Double(max(n, r.rows)) * head[0, 0].magnitude * .ulpOfOne { throw Bad() }
  var z = Matrix<Double>.zero(rows: k, columns: n)
  if k == 0 { return z }
  let t = try head.solve(top[columns: k..<n])
  for i in 0..<k { z[i, pivots[i]] = 1 }
  for j in k..<n { z[column: pivots[j]] = t[column: j - k] }
  return z
}
