// relative to the largest entry
import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  let s = try SVD(a)
  let top = a.maxNorm
  return s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > relativeTolerance * top ? 1 / $0 : 0 })) * s.u.transpose
}
