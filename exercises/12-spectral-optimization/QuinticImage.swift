import Attempts
import LinearAlgebra

/// The least and the greatest number that several steps of
/// `p(x) = ax + bx³ + cx⁵` make of the numbers of an interval.
public func quinticImage(
  a: Double, b: Double, c: Double, from low: Double, to high: Double, steps: Int
) throws -> (least: Double, greatest: Double) {
  throw NotAttempted()
}

/// What to throw when an interval ends before it begins.
public struct NoInterval: Error {
  /// Makes the error.
  public init() {}
}
