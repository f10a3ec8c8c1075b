import Attempts
import LinearAlgebra

/// As few of the first pivot columns of `a` as keep the promise
/// `‖A − CZ‖₂ ≤ ε‖A‖₂`, and the best coefficients for them.
///
/// - Throws: An error unless ε is a positive finite number.
public func idToPrecision(
  _ a: Matrix<Double>, relativeError epsilon: Double
) throws -> (columns: [Int], z: Matrix<Double>) {
  enum Bad: Error { case precision }
  if !(epsilon > 0) || epsilon.isInfinite { throw Bad.precision }
  let none = ([Int](), Matrix<Double>.zero(rows: 0, columns: a.columns))
  if epsilon >= 1 || a.maxNorm == 0 { return none }
  let f = try ColumnPivotedQR(a)
  let limit = try epsilon * a.spectralNorm()
  for k in 1..<max(1, f.r.rows) {
    if try f.r[rows: k..<f.r.rows][columns: k..<a.columns].spectralNorm() <= limit {
      let columns = f.pivots[..<k].sorted()
      return (columns, try a[columns: columns].leastSquares(a))
    }
  }
  let columns = Array(f.pivots[..<f.r.rows])
  let t = try f.r[columns: 0..<f.r.rows].solveTriangular(.upper, f.r)
  var z = Matrix<Double>.zero(rows: f.r.rows, columns: a.columns)
  for (j, q) in f.pivots.enumerated() { z[column: q] = t[column: j] }
  for (i, q) in columns.enumerated() { z[column: q] = Matrix<Double>.identity(columns.count)[column: i] }
  return (columns, z)
}
