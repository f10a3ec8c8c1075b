// solves for the first of two dependent rows
import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  let s = try SVD(a)
  let top = s.singularValues.first ?? 0
  let f = Vector(s.singularValues.map { $0 > 1e-14 * top ? 1 / $0 : 0 })
  return s.v * f.hadamard(s.u.transpose * b)
}
