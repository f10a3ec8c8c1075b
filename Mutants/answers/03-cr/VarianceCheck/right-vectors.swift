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
  let l = x.columns
  var terms: [Double] = []
  for i in 0..<l {
    let layer = x[column: i].outer(y[row: i])
    let square = Vector(layer.elements).dot(Vector(layer.elements))
    if p[i] > 0 { terms.append(square / p[i]) } else if square > 0 { throw UnreachableLayer() }
  }
  let e = Vector(estimates.map { t in (t - exact).elements.map { $0 * $0 }.reduce(0, +) })
  let mean = e.reduce(0, +) / Double(e.count)
  let s = Vector(e.map { $0 - mean }).norm / Double(e.count - 1).squareRoot()
  let predicted = (terms.reduce(0, +) - exact.elements.reduce(0) { $0 + $1 * $1 }) / Double(k)
  return [predicted, mean, (mean - predicted) / s * Double(e.count).squareRoot()]
}
