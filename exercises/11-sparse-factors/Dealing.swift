import Attempts
import LinearAlgebra

/// The entries of `x` in the order in which they lie after a deal to `c`
/// hands.
public func dealt(
  _ x: Vector<Double>, toHands c: Int
) throws -> Vector<Double> {
  throw NotAttempted()
}

/// An error to throw when some hand would get more than another.
public struct UnevenDeal: Error {
  /// Makes the error.
  public init() {}
}
