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
  let sizes = zip(x.gram().diagonal, y.rowGram().diagonal).map { $0 * $1 }
  var first = 0.0
  for (s, q) in zip(sizes, p) where s > 0 { if q == 0 { throw UnreachableLayer() }; first += s / q }
  var mean = 0.0, m2 = 0.0, n = 0.0
  for e in estimates {
    let d = (e - exact).frobeniusNorm
    n += 1
    let delta = d * d - mean
    mean += delta / n
    m2 += delta * (d * d - mean)
  }
  let f = exact.frobeniusNorm
  let prediction = first / Double(k) - f * f / Double(k)
  return [prediction, mean, (mean - prediction) / (m2 / (n - 1) / n).squareRoot()]
}
