/// Joins the bytes of one word after another, with the same memory for all.
///
/// Always that pair comes next which was learned first, and of equal ones the leftmost. A heap has
/// the pairs that may come next; a pair that has changed since it was put there is passed over.
///
/// - Complexity: O(n log n) for a word of n bytes
struct BytePairJoiner {
  private let pairs: BytePairs
  /// The token of each byte; negative for none.
  private let byteTokens: [Int32]
  private var tokens: [Int32] = []
  private var next: [Int32] = []
  private var previous: [Int32] = []
  /// The rank of the pair that begins at a place.
  private var ranks: [UInt32] = []
  private var heap = MinimumHeap()

  private static let none = UInt32.max
  private static let end: Int32 = -1

  init(_ pairs: BytePairs, byteTokens: [Int32]) {
    (self.pairs, self.byteTokens) = (pairs, byteTokens)
  }

  /// Appends the tokens of a word.
  mutating func join(
    _ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, into result: inout [Int]
  ) {
    tokens.removeAll(keepingCapacity: true)
    for place in word {
      let token = byteTokens[Int(text[place])]
      if token >= 0 { tokens.append(token) }
    }
    if tokens.isEmpty { return }
    chain()
    for place in 0..<(tokens.count - 1) { offerPair(at: place) }
    while let least = heap.removeLeast() {
      let (rank, place) = (UInt32(least >> 32), Int(least & 0xFFFF_FFFF))
      if ranks[place] == rank { joinPair(at: place) }
    }
    var place: Int32 = 0
    while place != Self.end {
      result.append(Int(tokens[Int(place)]))
      place = next[Int(place)]
    }
  }

  private mutating func chain() {
    let count = tokens.count
    next.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    ranks.removeAll(keepingCapacity: true)
    for place in 0..<Int32(count) {
      next.append(place + 1)
      previous.append(place - 1)
      ranks.append(Self.none)
    }
    next[count - 1] = Self.end
  }

  private mutating func offerPair(at place: Int) {
    let right = next[place]
    guard right != Self.end, let merge = pairs.merge(tokens[place], tokens[Int(right)]) else {
      ranks[place] = Self.none
      return
    }
    ranks[place] = merge.rank
    heap.insert(UInt64(merge.rank) << 32 | UInt64(place))
  }

  private mutating func joinPair(at place: Int) {
    let right = Int(next[place])
    guard let merge = pairs.merge(tokens[place], tokens[right]) else { return }
    tokens[place] = merge.result
    ranks[right] = Self.none
    next[place] = next[right]
    if next[place] != Self.end { previous[Int(next[place])] = Int32(place) }
    offerPair(at: place)
    if previous[place] >= 0 { offerPair(at: Int(previous[place])) }
  }
}

/// Numbers, of which the least can be taken away.
struct MinimumHeap {
  private var numbers: [UInt64] = []

  mutating func insert(_ number: UInt64) {
    var place = numbers.count
    numbers.append(number)
    while place > 0 {
      let parent = (place - 1) / 2
      if numbers[parent] <= number { break }
      numbers[place] = numbers[parent]
      place = parent
    }
    numbers[place] = number
  }

  mutating func removeLeast() -> UInt64? {
    guard let least = numbers.first, let last = numbers.popLast() else { return nil }
    if numbers.isEmpty { return least }
    var place = 0
    while true {
      var child = 2 * place + 1
      if child >= numbers.count { break }
      if child + 1 < numbers.count && numbers[child + 1] < numbers[child] { child += 1 }
      if last <= numbers[child] { break }
      numbers[place] = numbers[child]
      place = child
    }
    numbers[place] = last
    return least
  }
}
