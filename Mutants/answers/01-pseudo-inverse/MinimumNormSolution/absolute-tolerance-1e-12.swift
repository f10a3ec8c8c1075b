// absolute tolerance 1e-12
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
  if a.rows > a.columns || f.r.diagonal.contains(where: { abs($0) < 1e-12 }) { throw LinearAlgebraError.singular(pivot: 0) }
  return f.q * (try f.r.transpose.solveTriangular(.lower, b))
}
