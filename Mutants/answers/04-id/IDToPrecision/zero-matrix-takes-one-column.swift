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
  var k = epsilon >= 1 ? 0 : 1
  while k < p, try f.r[rows: k..<p][columns: k..<n].spectralNorm() > limit { k += 1 }
  if k == 0 { return ([], .zero(rows: 0, columns: n)) }
  let columns = Array(f.pivots[..<k])
  let c = a[columns: columns]
  let svd = try SVD(c)
  let inv = Vector(svd.singularValues.map { $0 > 0 ? 1 / $0 : 0 })
  return (columns, svd.v.scaled(columnsBy: inv) * (svd.u.transpose * a))
}
