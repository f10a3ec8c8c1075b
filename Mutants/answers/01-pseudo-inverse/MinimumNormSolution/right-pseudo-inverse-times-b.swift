// right-pseudo inverse times b
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
  let m = a.rows
  let d = f.r.diagonal.map { abs($0) }
  let limit = Double(max(m, a.columns)) * Double.ulpOfOne * (d.max() ?? 0)
  if m > a.columns || d.contains(where: { $0 <= limit }) { throw LinearAlgebraError.singular(pivot: 0) }
  let inverse = try f.r.transpose.solveTriangular(.lower, .identity(m))
  return f.q * (inverse * b)
}
