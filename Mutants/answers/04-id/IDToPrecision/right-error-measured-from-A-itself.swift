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
  guard epsilon > 0, epsilon < .infinity else { throw Bad() }
  let norm = try a.spectralNorm()
  let f = try ColumnPivotedQR(a)
  var k = 0
  var q = f.q[columns: 0..<0]
  while k < f.r.rows && epsilon < 1 {
    if try (a - q * (q.transpose * a)).spectralNorm() <= epsilon * norm { break }
    k += 1
    q = f.q[columns: 0..<k]
  }
  let columns = f.pivots.prefix(k).reversed() as [Int]
  if k == 0 { return ([], .zero(rows: 0, columns: a.columns)) }
  return (columns, try QR(a[columns: columns]).r.solveTriangular(.upper, QR(a[columns: columns]).q.transpose * a))
}
