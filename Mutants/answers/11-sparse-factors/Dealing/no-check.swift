import Attempts
import LinearAlgebra

public func dealt(
  _ x: Vector<Double>, toHands c: Int
) throws -> Vector<Double> {
  if c <= 0 { throw UnevenDeal() }
  return Vector((0..<c).flatMap { hand in stride(from: hand, to: x.count, by: c).map { x[$0] } })
}

/// An error to throw when the hands cannot get equally many.
public struct UnevenDeal: Error {
  public init() {}
}
