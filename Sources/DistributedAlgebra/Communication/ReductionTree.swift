import LinearAlgebra

/// The tree by which P ranks bring what they have to rank 0, in ⌈log₂ P⌉ rounds.
///
/// In round k each rank that is an odd multiple of 2ᵏ sends to the rank 2ᵏ below it, and is done.
///
/// ```
/// round 0    0←1  2←3  4←5  6
/// round 1    0←2       4←6
/// round 2    0←4
/// ```
///
/// What goes down from rank 0 to all takes the same way in the opposite order.
public struct ReductionTree: Equatable, Sendable {
  /// The number P of ranks.
  public let size: Int

  /// Makes the tree of so many ranks.
  ///
  /// - Precondition: There is at least one.
  public init(size: Int) {
    demand(size > 0, "a group has at least one rank, not \(size)")
    self.size = size
  }

  /// The number of rounds, ⌈log₂ P⌉.
  public var rounds: Int {
    var rounds = 0
    while 1 << rounds < size { rounds += 1 }
    return rounds
  }

  /// From whom a rank receives, in this order.
  public func children(of rank: Int) -> [Int] {
    (0..<rounds).prefix { rank & (1 << $0) == 0 }.map { rank + 1 << $0 }.filter { $0 < size }
  }

  /// To whom a rank sends after that; no one for rank 0.
  public func parent(of rank: Int) -> Int? {
    rank == 0 ? nil : rank & (rank - 1)
  }

  /// The ranks whose parts a rank holds when it has heard from all its children.
  public func ranksBelow(_ rank: Int) -> Range<Int> {
    let reach = rank == 0 ? size : rank & -rank
    return rank..<min(rank + reach, size)
  }
}
