import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  // scale as it is, ties down
  guard x.count == 32 else { throw NoBlock() }
  for v in x { guard v - v == 0 else { throw NoBlock() } }
  let m = x.reduce(x[0]) { min($0, $1) }
  let s = x.reduce(0) { max($0, ($1 - m) / 15) }
  var b = [Int](repeating: 0, count: 16)
  for (j, v) in x.enumerated() where s > 0 {
    let t = (v - m) / s
    let c = min(15, Int((t - 0.5).rounded(.up)))
    b[j & 15] += (j >> 4 == 0 ? 1 : 16) * c
  }
  return (s, m, b)
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
