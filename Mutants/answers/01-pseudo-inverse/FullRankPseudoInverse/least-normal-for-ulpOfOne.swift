// least normal for ulpOfOne
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
  let d = f.r.diagonal.map { abs($0) }, limit = Double(max(a.rows, a.columns)) * Double.leastNormalMagnitude * (d.max() ?? 0)
  if a.rows < a.columns || d.contains(where: { $0 <= limit }) { throw Bad() }
  return try f.r.solveTriangular(.upper, f.q.transposed())
}

private struct Bad: Error {}
