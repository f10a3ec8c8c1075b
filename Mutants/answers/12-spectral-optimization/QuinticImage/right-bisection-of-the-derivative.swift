// right-bisection of the derivative
import Attempts
import LinearAlgebra

/// The least and the greatest number that several steps of
/// `p(x) = ax + bx³ + cx⁵` make of the numbers of an interval.
public func quinticImage(
  a: Double, b: Double, c: Double, from low: Double, to high: Double, steps: Int
) throws -> (least: Double, greatest: Double) {
  guard low <= high else { throw NoInterval() }
  func p(_ x: Double) -> Double { a * x + b * x * x * x + c * x * x * x * x * x }
  var critical: [Double] = []
  // The derivative changes its monotonicity at x = 0 and where y = −3b/(10c).
  func slope(_ x: Double) -> Double { a + x * x * (3 * b + 5 * c * x * x) }
  func find(_ from: Double, _ to: Double) {
    if slope(from) * slope(to) > 0 { return }
    var (f, t) = (from, to)
    for _ in 0..<200 {
      let m = (f + t) / 2
      if slope(f) * slope(m) <= 0 { t = m } else { f = m }
    }
    critical += [f, -f]
  }
  let turn = c == 0 ? 0 : -3 * b / (10 * c)
  let far = 1e3
  if turn > 0 && turn.squareRoot() < far {
    find(0, turn.squareRoot())
    find(turn.squareRoot(), far)
  } else {
    find(0, far)
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
