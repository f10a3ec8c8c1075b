// normal equations of the second kind
import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  let g = try Cholesky(Matrix(a.transpose).gram())
  let y = try g.solve(Matrix(column: b))
  return a.transpose * y[column: 0]
}
