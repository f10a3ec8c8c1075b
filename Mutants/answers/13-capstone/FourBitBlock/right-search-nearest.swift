import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  guard x.count == 32, !x.contains(where: { !$0.isFinite }) else { throw NoBlock() }
  let m = x.min()!
  let s = (x.max()! - m) / 15
  var codes: [Int] = []
  for value in x {
    var best = 0
    for c in 0...15 where abs(m + s * Double(c) - value) < abs(m + s * Double(best) - value) { best = c }
    codes.append(best)
  }
  return (s, m, (0..<16).map { codes[$0] | (codes[$0 + 16] << 4) })
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
