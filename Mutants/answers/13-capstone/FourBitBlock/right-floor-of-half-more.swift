// right-floor-of-half-more
import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  guard x.count == 32 && x.allSatisfy({ $0.isFinite }) else { throw NoBlock() }
  let m = x.min() ?? 0
  let range = (x.max() ?? 0) - m
  let codes = x.map { range == 0 ? 0 : min(15, Int(15 * (($0 - m) / range) + 0.5)) }
  return (range / 15, m, (0..<16).map { codes[$0 + 16] * 16 + codes[$0] })
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
