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
  // answer.begin
  let diagonal = r.diagonal.map(\.magnitude)
  let size = Double(max(r.rows, r.columns))
  let tolerance = size * .ulpOfOne * (diagonal.first ?? 0)
  let independent = diagonal.prefix { $0 > tolerance }.count
  guard independent >= k else {
    throw LinearAlgebraError.rankDeficient(rank: independent, columns: k)
  }
  let top = r[rows: 0..<k]
  let t = try top[columns: 0..<k].solveTriangular(
    .upper, top[columns: k..<r.columns])
  var z = Matrix<Double>.zero(rows: k, columns: r.columns)
  for (position, column) in pivots.enumerated() {
    if position < k {
      z[position, column] = 1
    } else {
      z[column: column] = t[column: position - k]
    }
  }
  return z
  // answer.end
}
