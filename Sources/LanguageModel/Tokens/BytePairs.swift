/// Which pairs of tokens are joined, into what, and in which order.
struct BytePairs: Sendable {
  /// A pair that is joined: the earlier it was learned, the lower its rank.
  struct Merge {
    var rank: UInt32
    var result: Int32
  }

  /// Open addressing: a pair's place is found by a multiplication, at most half of all are taken.
  private var keys: [UInt64]
  private var merges: [Merge]
  private let shift: UInt64

  private static let free = UInt64.max

  /// Makes a table of pairs, in the order of their ranks.
  init(_ list: [(left: Int32, right: Int32, result: Int32)]) {
    var bits: UInt64 = 4
    while 1 << bits < 2 * list.count { bits += 1 }
    shift = 64 - bits
    keys = Array(repeating: Self.free, count: 1 << bits)
    merges = Array(repeating: Merge(rank: 0, result: 0), count: 1 << bits)
    for (rank, merge) in list.enumerated() {
      let key = Self.key(merge.left, merge.right)
      let place = place(of: key)
      // The first of two that are the same decides.
      if keys[place] == key { continue }
      keys[place] = key
      merges[place] = Merge(rank: UInt32(rank), result: merge.result)
    }
  }

  /// How a pair is joined; nil if it is not.
  @inline(__always)
  func merge(_ left: Int32, _ right: Int32) -> Merge? {
    let place = place(of: Self.key(left, right))
    return keys[place] == Self.free ? nil : merges[place]
  }

  private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[place] != key && keys[place] != Self.free { place = (place + 1) & (keys.count - 1) }
    return place
  }
}
