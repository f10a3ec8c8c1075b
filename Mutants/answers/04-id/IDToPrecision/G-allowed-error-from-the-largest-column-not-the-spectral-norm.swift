import Attempts
import LinearAlgebra

/// As few of the first pivot columns of `a` as keep the promise
/// `‖A − CZ‖₂ ≤ ε‖A‖₂`, and the best coefficients for them.
///
/// - Throws: An error unless ε is a positive finite number.
public func idToPrecision(
  _ a: Matrix<Double>, relativeError epsilon: Double
) throws -> (columns: [Int], z: Matrix<Double>) {
  guard epsilon > 0, epsilon.isFinite else { throw Bad43() }
  let n = a.columns
  if epsilon >= 1 || a.maxNorm == 0 { return ([], .zero(rows: 0, columns: n)) }
  let f = try ColumnPivotedQR(a)
  let p = f.r.rows
  let limit = epsilon * abs(f.r[0, 0])
  var k = 0
  while k < p {
    let error = try f.r[rows: k..<p][columns: k..<n].spectralNorm()
    if error <= limit { break }
    k += 1
  }
  let top = f.r[rows: 0..<k]
  let t = try top[columns: 0..<k].solveTriangular(.upper, top[columns: k..<n])
  var z = Matrix<Double>.zero(rows: k, columns: n)
  for (j, q) in f.pivots.enumerated() {
    for i in 0..<k { z[i, q] = j < k ? (i == j ? 1 : 0) : t[i, j - k] }
  }
  return (Array(f.pivots[..<k]), z)
}

struct Bad43: Error {}
