// right-plain
import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  if x.count != 32 { throw NoBlock() }
  for a in x where !a.isFinite { throw NoBlock() }
  let m = x.min()!
  let s = (x.max()! - m) / 15
  var bytes: [Int] = []
  for j in 0..<16 {
    let lo = s == 0 ? 0 : Int(((x[j] - m) / s).rounded())
    let hi = s == 0 ? 0 : Int(((x[j + 16] - m) / s).rounded())
    bytes.append(lo | (hi << 4))
  }
  return (s, m, bytes)
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
