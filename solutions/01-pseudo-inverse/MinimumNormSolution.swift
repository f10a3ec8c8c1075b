import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  // answer.begin
  let qr = try QR(a.transposed())
  let diagonal = qr.r.diagonal.map(\.magnitude)
  let size = Double(max(a.rows, a.columns))
  let tolerance = size * .ulpOfOne * (diagonal.max() ?? 0)
  let rank = diagonal.filter { $0 > tolerance }.count
  guard rank == a.rows else {
    throw LinearAlgebraError.rankDeficient(rank: rank, columns: a.rows)
  }
  // A = RᵀQᵀ, so RᵀQᵀx = b: substitute for y = Qᵀx, then stay in the rows.
  let y = try qr.r.transpose.solveTriangular(.lower, Matrix(column: b))
  return qr.q * y[column: 0]
  // answer.end
}
