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
  let n = a.columns
  if epsilon >= 1 || a.maxNorm == 0 { return ([], .zero(rows: 0, columns: n)) }
  let order = (0..<n).sorted { a[column: $0].norm > a[column: $1].norm }
  for k in 1...min(a.rows, n) {
    let c = a[columns: Array(order[..<k])]
    let q = try QR(c).q
    if try (a - q * (q.transpose * a)).spectralNorm() <= limit { return (Array(order[..<k]), try c.leastSquares(a)) }
  }
  throw Bad()
}
