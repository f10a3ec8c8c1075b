// least squares accepted for tall
import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  try a.leastSquares(b)
}
