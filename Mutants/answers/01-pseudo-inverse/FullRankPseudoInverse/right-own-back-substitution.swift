// right-own back substitution
import Attempts
import LinearAlgebra

/// The pseudo-inverse `R⁻¹Qᵀ` of an m × n matrix with independent columns,
/// n × m.
///
/// - Throws: An error if the columns are dependent to working precision.
public func fullRankPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let f = try QR(a)
  let n = a.columns
  let d = f.r.diagonal.map { abs($0) }, limit = Double(max(a.rows, n)) * Double.ulpOfOne * (d.max() ?? 0)
  if a.rows < n || d.contains(where: { $0 <= limit }) { throw Bad() }
  var x = f.q.transposed()
  for i in (0..<n).reversed() {
    for j in (i + 1)..<max(n, i + 1) { x[row: i] -= f.r[i, j] * x[row: j] }
    x[row: i] = x[row: i] / f.r[i, i]
  }
  return x
}

private struct Bad: Error {}
