import Attempts
import LinearAlgebra

/// As few of the first pivot columns of `a` as keep the promise
/// `‖A − CZ‖₂ ≤ ε‖A‖₂`, and the best coefficients for them.
///
/// - Throws: An error unless ε is a positive finite number.
public func idToPrecision(
  _ a: Matrix<Double>, relativeError epsilon: Double
) throws -> (columns: [Int], z: Matrix<Double>) {
  struct Bad: Error {}
  guard epsilon > 0, epsilon.isFinite else { throw Bad() }
  let n = a.columns
  let f = try ColumnPivotedQR(a)
  let p = f.r.rows
  let limit = epsilon * (try a.spectralNorm())
  var k = 0
  while k < p, try f.r[rows: k..<p][columns: k..<n].spectralNorm() > limit + 1e-12 { k += 1 }
  if epsilon >= 1 { k = 0 }
  let top = f.r[rows: 0..<k]
  let t = try top[columns: 0..<k].solveTriangular(.upper, top[columns: k..<n])
  var z = Matrix<Double>.zero(rows: k, columns: n)
  for (j, q) in f.pivots.enumerated() {
    if j < k { z[j, q] = 1 } else { z[column: q] = t[column: j - k] }
  }
  return (Array(f.pivots[..<k]), z)
}
