import Attempts
import LinearAlgebra

/// A block of 32 numbers in four bits each: a scale, a minimum, and 16 bytes
/// with the codes of entries j and j + 16 in the low and high half of byte j.
public func fourBitBlock(
  _ x: Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int]) {
  if x.count != 32 { throw NoBlock() }
  var least = x[0], greatest = x[0]
  for number in x {
    if number.isNaN || number.isInfinite { throw NoBlock() }
    if number < least { least = number }
    if number > greatest { greatest = number }
  }
  var bytes = [Int](repeating: 0, count: 16)
  let step = (greatest - least) / 15.0
  guard greatest > least else { return (scale: 0, minimum: least, bytes: bytes) }
  for j in 0..<32 {
    var code = Int(((x[j] - least) / (greatest - least) * 15 + 0.5).rounded(.down))
    code = min(15, max(0, code))
    bytes[j % 16] |= j < 16 ? code : code << 4
  }
  return (step, least, bytes)
}

/// What to throw when the numbers are not 32, or not all finite.
public struct NoBlock: Error {
  /// Makes the error.
  public init() {}
}
