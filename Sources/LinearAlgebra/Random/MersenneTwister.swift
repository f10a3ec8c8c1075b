/// The Mersenne Twister MT19937, the generator inside NumPy's legacy interface and inside PyTorch.
///
/// 624 words of state are renewed together; each word is then tempered on its way out. Source:
/// Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform
/// pseudo-random number generator", ACM TOMACS 8, 1998, https://doi.org/10.1145/272991.272995.
struct MersenneTwister: Equatable, Sendable {
  private static let size = 624
  private static let offset = 397

  private var state: [UInt32]
  private var position = MersenneTwister.size

  /// Spreads one word over the whole state, as `init_genrand` does.
  init(seed: UInt32) {
    state = [seed]
    state.reserveCapacity(Self.size)
    for i in 1..<UInt32(Self.size) {
      let last = state[state.count - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ i)
    }
  }

  /// Stirs a list of words into the state, as `init_by_array` does.
  ///
  /// - Precondition: There is at least one word.
  init(seeds: [UInt32]) {
    demand(!seeds.isEmpty, "a generator seeded by a list needs at least one number in it")
    self.init(seed: 19_650_218)
    var (i, j) = (1, 0)
    for _ in 0..<max(Self.size, seeds.count) {
      state[i] = (state[i] ^ (scrambled(before: i) &* 1_664_525)) &+ seeds[j] &+ UInt32(j)
      i = successor(of: i)
      j = (j + 1) % seeds.count
    }
    for _ in 1..<Self.size {
      state[i] = (state[i] ^ (scrambled(before: i) &* 1_566_083_941)) &- UInt32(i)
      i = successor(of: i)
    }
    state[0] = 0x8000_0000
  }

  /// The next 32 random bits.
  mutating func next() -> UInt32 {
    if position == Self.size { renew() }
    var y = state[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  /// The next 64 random bits: two words, the earlier one on top.
  mutating func next64() -> UInt64 {
    let high = UInt64(next())
    return high << 32 | UInt64(next())
  }

  private mutating func renew() {
    for i in 0..<Self.size {
      let y = (state[i] & 0x8000_0000) | (state[(i + 1) % Self.size] & 0x7FFF_FFFF)
      let twist: UInt32 = y & 1 == 0 ? 0 : 0x9908_B0DF
      state[i] = state[(i + Self.offset) % Self.size] ^ (y >> 1) ^ twist
    }
    position = 0
  }

  private func scrambled(before i: Int) -> UInt32 { state[i - 1] ^ (state[i - 1] >> 30) }

  /// The next place to stir; past the end the last word is carried to the front.
  private mutating func successor(of i: Int) -> Int {
    if i + 1 < Self.size { return i + 1 }
    state[0] = state[Self.size - 1]
    return 1
  }
}
