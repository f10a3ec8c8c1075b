import Attempts
import LinearAlgebra

public func dealt(
  _ x: Vector<Double>, toHands c: Int
) throws -> Vector<Double> {
  guard c > 0 && x.count % c == 0 else { throw UnevenDeal() }

  let n = x.count
  let each = n / c
  var y = x
  for i in 0..<n { y[(i % c) * each + i / c] = x[i] }
  return y
}

/// An error to throw when the hands cannot get equally many.
public struct UnevenDeal: Error {
  public init() {}
}
