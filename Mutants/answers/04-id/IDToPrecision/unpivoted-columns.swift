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
  let f = try QR(a)
  let p = f.r.rows
  let limit = epsilon * (try a.spectralNorm())
  var k = 0
  while k < p, try f.r[rows: k..<p][columns: k..<n].spectralNorm() > limit { k += 1 }
  if epsilon >= 1 { k = 0 }
  if k == 0 { return ([], .zero(rows: 0, columns: n)) }
  return (Array(0..<k), try a[columns: Array(0..<k)].leastSquares(a))
}
