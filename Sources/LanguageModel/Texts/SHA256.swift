/// The hash by which people name a text, so that others can make sure that they measure on the same.
///
/// ```swift
/// SHA256.hash(of: "abc")  // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
/// ```
///
/// Source: National Institute of Standards and Technology, FIPS 180-4, "Secure hash standard", 2015.
public enum SHA256 {
  /// The hash of the UTF-8 of a text, in 64 hexadecimal digits.
  ///
  /// - Complexity: O(length)
  public static func hash(of text: String) -> String { hash(of: text.utf8) }

  /// The hash of bytes, in 64 hexadecimal digits.
  ///
  /// - Complexity: O(length)
  public static func hash(of bytes: some Collection<UInt8>) -> String {
    var message = Array(bytes)
    let bits = UInt64(message.count) * 8
    message.append(0x80)
    message += Array(repeating: 0, count: (120 - message.count % 64) % 64)
    for i in 0..<8 { message.append(UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64(i)))) }
    var state = start
    for block in stride(from: 0, to: message.count, by: 64) { mix(message, block, into: &state) }
    return state.map { hexadecimal($0) }.joined()
  }

  private static func mix(_ message: [UInt8], _ block: Int, into state: inout [UInt32]) {
    var words = (0..<16).map { i in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(message[block + 4 * i + $1]) }
    }
    for i in 16..<64 {
      let (a, b) = (words[i - 15], words[i - 2])
      let first = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let second = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      words.append(words[i - 16] &+ first &+ words[i - 7] &+ second)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let turns = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      let first = h &+ turns &+ choice &+ constants[i] &+ words[i]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (i, value) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= value }
  }

  private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static func hexadecimal(_ word: UInt32) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static let primes: [Int] = {
    var (primes, candidate) = ([Int](), 2)
    while primes.count < 64 {
      if primes.allSatisfy({ !candidate.isMultiple(of: $0) }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }()

  /// The first 32 bits behind the point of the square roots of the first eight primes.
  private static let start = primes.prefix(8).map { prime in
    fraction { $0 * $0 <= UInt128(prime) << 64 }
  }

  /// The first 32 bits behind the point of the cube roots of the first 64 primes.
  private static let constants = primes.map { prime in
    fraction { $0 * $0 * $0 <= UInt128(prime) << 96 }
  }

  /// The lower 32 bits of the largest whole number that a condition holds for.
  private static func fraction(_ holds: (UInt128) -> Bool) -> UInt32 {
    var root: UInt128 = 0
    for bit in stride(from: 37, through: 0, by: -1) where holds(root | 1 << UInt128(bit)) {
      root |= 1 << UInt128(bit)
    }
    return UInt32(truncatingIfNeeded: root)
  }
}
