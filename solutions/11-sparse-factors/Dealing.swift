import Attempts
import LinearAlgebra

/// The entries of `x` in the order in which they lie after a deal to `c`
/// hands.
public func dealt(
  _ x: Vector<Double>, toHands c: Int
) throws -> Vector<Double> {
  // answer.begin
  guard c > 0 && x.count.isMultiple(of: c) else {
    throw UnevenDeal()
  }
  let each = x.count / c
  return Vector((0..<x.count).map { x[$0 % each * c + $0 / each] })
  // answer.end
}

/// An error to throw when some hand would get more than another.
public struct UnevenDeal: Error {
  /// Makes the error.
  public init() {}
}
