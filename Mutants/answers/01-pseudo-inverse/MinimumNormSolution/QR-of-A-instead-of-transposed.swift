// QR of A instead of transposed
import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  let f = try QR(a)
  let d = f.r.diagonal.map { abs($0) }
  let limit = Double(max(a.rows, a.columns)) * Double.ulpOfOne * (d.max() ?? 0)
  if a.rows > a.columns || d.contains(where: { $0 <= limit }) { throw LinearAlgebraError.singular(pivot: 0) }
  let m = a.rows
  let y = try f.r[columns: 0..<m].solveTriangular(.upper, f.q.transpose * b)
  return Vector(y.elements + [Double](repeating: 0, count: a.columns - m))
}
