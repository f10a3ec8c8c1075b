// step by step of the ends after
import Attempts
import LinearAlgebra

/// The least and the greatest number that several steps of
/// `p(x) = ax + bx³ + cx⁵` make of the numbers of an interval.
public func quinticImage(
  a: Double, b: Double, c: Double, from low: Double, to high: Double, steps: Int
) throws -> (least: Double, greatest: Double) {
  guard low <= high else { throw NoInterval() }
  func p(_ x: Double) -> Double { a * x + b * x * x * x + c * x * x * x * x * x }
  var (l, h) = (low, high)
  for _ in 0..<steps { (l, h) = (min(p(l), p(h)), max(p(l), p(h))) }
  return (l, h)
}

/// What to throw when an interval ends before it begins.
public struct NoInterval: Error {
  /// Makes the error.
  public init() {}
}
