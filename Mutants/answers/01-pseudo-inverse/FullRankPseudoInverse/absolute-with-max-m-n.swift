// absolute with max m n
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
  if a.rows < a.columns || f.r.diagonal.contains(where: { abs($0) <= Double(max(a.rows, a.columns)) * Double.ulpOfOne }) { throw Bad() }
  return try f.r.solveTriangular(.upper, f.q.transposed())
}

private struct Bad: Error {}
