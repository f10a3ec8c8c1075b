import Attempts
import LinearAlgebra

/// What to throw where one estimate or none cannot show how errors scatter.
public struct TooFewEstimates: Error {}

/// The mean squared error that theory predicts for `k` draws with the
/// probabilities `p`, the one that the estimates have, and the distance of
/// the two in standard errors.
public func varianceCheck(
  _ x: Matrix<Double>, _ y: Matrix<Double>, draws k: Int,
  probabilities p: Vector<Double>, estimates: [Matrix<Double>]
) throws -> Vector<Double> {
  throw NotAttempted()
}
