import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  guard x.count == 32, x.allSatisfy({ $0.isFinite }) else { throw NoBlock() }
  let low = x.min()!, s = (x.max()! - low) / 15
  if s == 0 { return (0, 0, [Int](repeating: 0, count: 16)) }
  let c = x.map { Int((($0 - low) / s).rounded()) }
  return (s, low, (0..<16).map { c[$0] + 16 * c[$0 + 16] })
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
