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
  if epsilon.isNaN || epsilon <= 0 || epsilon == .infinity { throw Bad() }
  let f = try ColumnPivotedQR(a)
  let (p, n) = (f.r.rows, a.columns)
  let norm = try f.r.spectralNorm()
  var k = epsilon >= 1 ? 0 : p
  while k > 0, try f.r[rows: (k - 1)..<p][columns: (k - 1)..<n].spectralNorm() <= epsilon * norm { k -= 1 }
  if k == 0 { return ([], .zero(rows: 0, columns: n)) }
  let chosen = Array(f.pivots[0..<k])
  let whole = Matrix<Double>.identity(k).appending(columnsOf: try f.r[rows: 0..<k][columns: 0..<k].solveTriangular(.upper, f.r[rows: 0..<k][columns: k..<n]))
  var place = [Int](repeating: 0, count: n)
  for (j, q) in f.pivots.enumerated() { place[q] = j }
  return (chosen, whole[columns: place])
}
