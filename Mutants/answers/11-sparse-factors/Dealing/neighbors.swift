import Attempts
import LinearAlgebra

public func dealt(
  _ x: Vector<Double>, toHands c: Int
) throws -> Vector<Double> {
  guard c > 0 && x.count % c == 0 else { throw UnevenDeal() }
  return x
}

/// An error to throw when the hands cannot get equally many.
public struct UnevenDeal: Error {
  public init() {}
}
