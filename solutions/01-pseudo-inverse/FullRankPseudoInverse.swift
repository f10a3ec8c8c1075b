import Attempts
import LinearAlgebra

/// The pseudo-inverse `R⁻¹Qᵀ` of an m × n matrix with independent columns,
/// n × m.
///
/// - Throws: An error if the columns are dependent to working precision.
public func fullRankPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  // answer.begin
  let qr = try QR(a)
  let diagonal = qr.r.diagonal.map(\.magnitude)
  let size = Double(max(a.rows, a.columns))
  let tolerance = size * .ulpOfOne * (diagonal.max() ?? 0)
  let rank = diagonal.filter { $0 > tolerance }.count
  guard rank == a.columns else {
    throw LinearAlgebraError.rankDeficient(rank: rank, columns: a.columns)
  }
  return try qr.r.solveTriangular(.upper, qr.q.transposed())
  // answer.end
}
