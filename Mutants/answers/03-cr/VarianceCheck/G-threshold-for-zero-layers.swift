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
  if estimates.count < 2 { throw TooFewEstimates() }
  let exact = x * y
  var total = 0.0
  for i in 0..<x.columns {
    let a = x[column: i].norm * y[row: i].norm
    if a < 1e-8 { continue }
    if p[i] == 0 { throw UnreachableLayer() }
    total += a * a / p[i]
  }
  let e = estimates.map { t -> Double in let d = (t - exact).frobeniusNorm; return d * d }
  let n = Double(e.count)
  let mean = e.reduce(0, +) / n
  let variance = e.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
  let prediction = (total - exact.frobeniusNorm * exact.frobeniusNorm) / Double(k)
  return Vector([prediction, mean, (mean - prediction) / (variance / n).squareRoot()])
}
