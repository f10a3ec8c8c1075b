// tolerance without max(m, n)
import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  let f = try QR(a.transposed())
  let d = f.r.diagonal.map { abs($0) }
  let limit = Double.ulpOfOne * (d.max() ?? 0)
  if a.rows > a.columns || d.contains(where: { $0 <= limit }) { throw LinearAlgebraError.singular(pivot: 0) }
  return f.q * (try f.r.transpose.solveTriangular(.lower, b))
}
