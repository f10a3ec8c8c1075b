// right-nearest-level
import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  guard x.count == 32, x.allSatisfy({ $0.isFinite }) else { throw NoBlock() }
  let m = x.min()!
  let s = (x.max()! - m) / 15
  func code(_ a: Double) -> Int {
    (0..<16).min { abs(m + s * Double($0) - a) < abs(m + s * Double($1) - a) }!
  }
  return (s, m, (0..<16).map { code(x[$0]) + code(x[$0 + 16]) * 16 })
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
