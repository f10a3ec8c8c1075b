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
  guard estimates.count > 1 else { throw TooFewEstimates() }
  let exact = x * y
  var prediction = 0.0
  for i in 0..<x.columns {
    let layer = x[column: i].outer(y[row: i])
    if layer.maxNorm == 0 { prediction += p[i] * Double.pow(exact.frobeniusNorm, 2); continue }
    guard p[i] != 0 else { throw UnreachableLayer() }
    prediction += p[i] * Double.pow((layer / p[i] - exact).frobeniusNorm, 2)
  }
  prediction /= Double(k)
  let errors = estimates.map { Double.pow(($0 - exact).frobeniusNorm, 2) }
  let mean = errors.reduce(0, +) / Double(errors.count)
  let scatter = errors.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
  let s = (scatter / Double(errors.count - 1)).squareRoot()
  return Vector([prediction, mean, (mean - prediction) / (s / Double(errors.count).squareRoot())])
}
