// wide not refused but square part
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
  let d = f.r.diagonal.map { abs($0) }, limit = Double(max(a.rows, a.columns)) * Double.ulpOfOne * (d.max() ?? 0)
  if d.contains(where: { $0 <= limit }) { throw Bad() }
  if a.rows < a.columns {
    let g = try QR(a.transposed())
    return g.q * Matrix(try g.r.solveTriangular(.upper, .identity(a.rows)).transpose)
  }
  return try f.r.solveTriangular(.upper, f.q.transposed())
}

private struct Bad: Error {}
