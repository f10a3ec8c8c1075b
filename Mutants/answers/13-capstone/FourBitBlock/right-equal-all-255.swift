import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  if x.count != 32 || x.contains(where: { $0.isNaN || abs($0) == .infinity }) { throw NoBlock() }
  let sorted = x.sorted()
  let m = sorted[0], top = sorted[31]
  if m == top { return (0, m, [Int](repeating: 255, count: 16)) }
  let s = (top - m) / 15
  func code(_ j: Int) -> Int { Int(((x[j] - m) / s).rounded(.toNearestOrEven)) }
  return (s, m, (0..<16).map { code($0) + 16 * code($0 + 16) })
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
