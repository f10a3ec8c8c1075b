import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  // answer.begin
  let svd = try SVD(a)
  let tolerance = relativeTolerance * (svd.singularValues.first ?? 0)
  let inverted = svd.singularValues.map { $0 > tolerance ? 1 / $0 : 0 }
  return svd.v.scaled(columnsBy: Vector(inverted)) * svd.u.transpose
  // answer.end
}
