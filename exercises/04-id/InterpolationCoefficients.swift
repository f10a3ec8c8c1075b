import Attempts
import LinearAlgebra

/// The coefficients Z of an interpolative decomposition, k × n, from the
/// upper triangular factor and the pivots of column-pivoted QR.
///
/// - Throws: An error if the first `k` pivot columns are dependent to
///   working precision.
public func interpolationCoefficients(
  r: Matrix<Double>, pivots: [Int], rank k: Int
) throws -> Matrix<Double> {
  throw NotAttempted()
}
