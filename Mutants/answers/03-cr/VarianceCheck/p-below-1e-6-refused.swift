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
  guard estimates.count >= 2 else { throw TooFewEstimates() }
  let exact = x * y
  var total = 0.0
  for i in 0..<x.columns {
    let c = x[column: i].norm * y[row: i].norm
    if c == 0 { continue }
    if p[i] < 1e-6 { throw UnreachableLayer() }
    total += c * c / p[i]
  }
  let prediction = (total - exact.frobeniusNorm * exact.frobeniusNorm) / Double(k)
  let errors = estimates.map { e -> Double in let d = (e - exact).frobeniusNorm; return d * d }
  let n = Double(errors.count)
  let mean = errors.reduce(0, +) / n
  let variance = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
  return Vector([prediction, mean, (mean - prediction) / (variance / n).squareRoot()])
}
