// shape of empty wrong
import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  if a.isEmpty { return .zero(rows: a.rows, columns: a.columns) }
  let s = try SVD(a)
  let top = s.singularValues.first ?? 0
  return s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > relativeTolerance * top ? 1 / $0 : 0 })) * s.u.transpose
}
