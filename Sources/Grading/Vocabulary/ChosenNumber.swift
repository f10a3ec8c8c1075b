public import LinearAlgebra

extension SplitMix64 {
  /// A generator whose next number is chosen, to reach the ends of the range on purpose.
  ///
  /// With `0` the next `uniform()` is 0, with `.max` it is the largest number below 1. Each step of
  /// the generator's mixing can be undone: a multiplication by an odd number has an inverse, and so
  /// has a shift that is added without carry.
  public init(next number: UInt64) {
    var z = number
    z ^= z >> 31 ^ z >> 62
    z &*= Self.inverse(of: 0x94D0_49BB_1331_11EB)
    z ^= z >> 27 ^ z >> 54
    z &*= Self.inverse(of: 0xBF58_476D_1CE4_E5B9)
    z ^= z >> 30 ^ z >> 60
    self.init(seed: z &- 0x9E37_79B9_7F4A_7C15)
  }

  /// The inverse of an odd number modulo 2⁶⁴, by Newton's iteration: three right bits become 6, 12,
  /// 24, 48, 96.
  private static func inverse(of odd: UInt64) -> UInt64 {
    (0..<5).reduce(odd) { inverse, _ in inverse &* (2 &- odd &* inverse) }
  }
}
