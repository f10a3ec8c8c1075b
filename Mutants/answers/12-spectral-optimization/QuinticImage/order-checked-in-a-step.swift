// order checked in a step
import Attempts
import LinearAlgebra

/// The least and the greatest number that several steps of
/// `p(x) = ax + bx³ + cx⁵` make of the numbers of an interval.
public func quinticImage(
  a: Double, b: Double, c: Double, from low: Double, to high: Double, steps: Int
) throws -> (least: Double, greatest: Double) {
  if steps > 0 && !(low <= high) { throw NoInterval() }
  func p(_ x: Double) -> Double { a * x + b * x * x * x + c * x * x * x * x * x }
  var critical: [Double] = []
  if abs(c) < 1e-30 {
    if b != 0 && -a / (3 * b) > 0 {
      let x = (-a / (3 * b)).squareRoot()
      critical = [x, -x]
    }
  } else {
    let d = 9 * b * b - 20 * a * c
    if d >= 0 {
      let s = b > 0 ? -3 * b - d.squareRoot() : -3 * b + d.squareRoot()
      var ys = [s / (10 * c)]
      if s != 0 { ys.append(2 * a / s) }
      for y in ys where y > 0 { critical += [y.squareRoot(), -y.squareRoot()] }
    }
  }
  var (l, h) = (low, high)
  for _ in 0..<steps {
    var values = [p(l), p(h)]
    for x in critical where l < x && x < h { values.append(p(x)) }
    l = values.min() ?? 0
    h = values.max() ?? 0
  }
  return (l, h)
}

/// What to throw when an interval ends before it begins.
public struct NoInterval: Error {
  /// Makes the error.
  public init() {}
}
