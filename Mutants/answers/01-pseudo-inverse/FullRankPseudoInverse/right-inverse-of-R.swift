// right-inverse of R
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
  if d.filter({ $0 > limit }).count < n { throw Bad() }
  return try f.r.solveTriangular(.upper, .identity(n)) * f.q.transpose
}

private struct Bad: Error {}
