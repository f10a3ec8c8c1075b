import Attempts
import LinearAlgebra

public func dealt(
  _ x: Vector<Double>, toHands c: Int
) throws -> Vector<Double> {
  guard c > 0 && x.count % c == 0 else { throw UnevenDeal() }

  var y: [Double] = []
  for hand in 0..<max(1, c - 1) { y += stride(from: hand, to: x.count, by: c).map { x[$0] } }
  return Vector(y)
}

/// An error to throw when the hands cannot get equally many.
public struct UnevenDeal: Error {
  public init() {}
}
