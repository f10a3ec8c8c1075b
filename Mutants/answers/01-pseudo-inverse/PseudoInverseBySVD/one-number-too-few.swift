// one number too few
import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  let s = try SVD(a)
  let top = s.singularValues.first ?? 0
  let k = max(0, s.singularValues.filter { $0 > relativeTolerance * top }.count - 1)
  return s.v[columns: 0..<k].scaled(columnsBy: Vector(s.singularValues.prefix(k).map { 1 / $0 })) * s.u[columns: 0..<k].transpose
}
