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
  let limit = epsilon * (try a.spectralNorm())
  var columns: [Int] = []
  var z = Matrix<Double>.zero(rows: 0, columns: a.columns)
  if epsilon >= 1 || a.maxNorm == 0 { return (columns, z) }
  while columns.count < min(a.rows, a.columns) {
    var best = (error: Double.infinity, j: -1)
    for j in 0..<a.columns where !columns.contains(j) {
      let q = try QR(a[columns: columns + [j]]).q
      let e = (a - q * (q.transpose * a)).frobeniusNorm
      if e < best.error { best = (e, j) }
    }
    columns.append(best.j)
    let c = a[columns: columns]
    z = try c.leastSquares(a)
    if try (a - c * z).spectralNorm() <= limit { break }
  }
  return (columns, z)
}
