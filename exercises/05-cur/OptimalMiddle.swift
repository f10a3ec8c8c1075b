import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  throw NotAttempted()
}
