import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  throw NotAttempted()
}
