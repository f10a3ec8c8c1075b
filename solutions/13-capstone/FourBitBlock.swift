import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  // answer.begin
  guard x.count == 32, x.allSatisfy(\.isFinite) else { throw NoBlock() }
  let (least, most) = (x.min() ?? 0, x.max() ?? 0)
  let scale = (most - least) / 15
  let codes = x.map { entry in
    scale > 0 ? Int(((entry - least) / scale).rounded()) : 0
  }
  let bytes = (0..<16).map { codes[$0] + 16 * codes[$0 + 16] }
  return (scale, least, bytes)
  // answer.end
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
