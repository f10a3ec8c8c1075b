// right-truncated factors
import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  let s = try SVD(a)
  let k = s.singularValues.prefix { $0 > relativeTolerance * s.singularValues[0] }.count
  let w = s.v[columns: 0..<k].scaled(columnsBy: Vector(s.singularValues.prefix(k).map { 1 / $0 }))
  return w * s.u[columns: 0..<k].transposed()
}
