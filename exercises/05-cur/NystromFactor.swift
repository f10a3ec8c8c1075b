import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  throw NotAttempted()
}
