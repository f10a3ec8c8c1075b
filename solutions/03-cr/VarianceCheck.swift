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
  // answer.begin
  if estimates.count < 2 { throw TooFewEstimates() }
  var moment = 0.0
  for i in 0..<p.count {
    let size = x[column: i].norm * y[row: i].norm
    if size == 0 { continue }
    if p[i] == 0 { throw UnreachableLayer() }
    moment += size * size / p[i]
  }
  let exact = x * y
  let predicted =
    (moment - exact.frobeniusNorm * exact.frobeniusNorm) / Double(k)
  let errors = estimates.map { estimate in
    let error = (estimate - exact).frobeniusNorm
    return error * error
  }
  let count = Double(errors.count)
  let mean = errors.reduce(0, +) / count
  let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let standardError = (squares / (count - 1) / count).squareRoot()
  return [predicted, mean, (mean - predicted) / standardError]
  // answer.end
}
