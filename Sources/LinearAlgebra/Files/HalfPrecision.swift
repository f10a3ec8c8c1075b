/// The two formats of sixteen bits. Swift's `Float16` is not on every machine that Swift is on.
extension Float {
  /// The number whose upper sixteen bits are given, a bfloat16.
  package init(upperHalf bits: UInt16) { self.init(bitPattern: UInt32(bits) << 16) }

  /// The bits of the nearest bfloat16, the even one of two.
  package static func upperHalf(of number: Double) -> UInt16 {
    if number.isNaN { return 0x7FC0 }
    return rounded(number, significantBits: 8, leastExponent: -126, bias: 127, infinity: 0x7F80)
  }

  /// The number that the bits of a binary16 stand for.
  package init(halfPrecision bits: UInt16) {
    let (exponent, fraction) = (Int(bits >> 10) & 31, Int(bits & 1023))
    let magnitude: Float =
      switch exponent {
      case 31: fraction == 0 ? .infinity : .nan
      case 0: Float(fraction) * 0x1p-24
      default: Float(sign: .plus, exponent: exponent - 25, significand: Float(1024 + fraction))
      }
    self = bits >> 15 == 0 ? magnitude : -magnitude
  }

  /// The bits of the nearest binary16, the even one of two.
  package static func halfPrecision(of number: Double) -> UInt16 {
    if number.isNaN { return 0x7E00 }
    return rounded(number, significantBits: 11, leastExponent: -14, bias: 15, infinity: 0x7C00)
  }

  /// Rounds to the nearest number of a format; consecutive magnitudes have consecutive bits.
  private static func rounded(
    _ number: Double, significantBits: Int, leastExponent: Int, bias: Int, infinity: UInt16
  ) -> UInt16 {
    let sign: UInt16 = number.sign == .minus ? 0x8000 : 0
    let magnitude = number.magnitude
    if magnitude == .infinity { return sign | infinity }
    if magnitude == 0 { return sign }
    let exponent = max(Int(magnitude.exponent), leastExponent)
    if exponent > bias { return sign | infinity }
    // In units of the last place; a carry into the next exponent is the next pattern, too.
    let scale = Double(sign: .plus, exponent: significantBits - 1 - exponent, significand: 1)
    let units = (magnitude * scale).rounded(.toNearestOrEven)
    let base = (exponent - leastExponent) << (significantBits - 1)
    return sign | UInt16(base + Int(units))
  }
}
