import Attempts
import LinearAlgebra

/// As few of the first pivot columns of `a` as keep the promise
/// `‖A − CZ‖₂ ≤ ε‖A‖₂`, and the best coefficients for them.
///
/// - Throws: An error unless ε is a positive finite number.
public func idToPrecision(
  _ a: Matrix<Double>, relativeError epsilon: Double
) throws -> (columns: [Int], z: Matrix<Double>) {
  throw NotAttempted()
}
