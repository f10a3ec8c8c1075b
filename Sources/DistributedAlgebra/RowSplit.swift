import LinearAlgebra

/// Which rank holds which rows: each a stretch of neighbors, rank after rank.
public struct RowSplit: Equatable, Sendable {
  /// Where the rows of each rank begin; one more at the end.
  public let starts: [Int]

  /// Makes a split from the number of rows of each rank; some may have none.
  ///
  /// - Precondition: There is at least one rank, and no number is negative.
  public init(counts: [Int]) {
    demand(
      !counts.isEmpty && counts.allSatisfy { $0 >= 0 }, "ranks cannot have \(counts) rows")
    starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  /// Makes the even split: numbers of rows that differ by at most one.
  ///
  /// - Precondition: There is at least one rank.
  public init(rows: Int, ranks: Int) {
    demand(ranks > 0 && rows >= 0, "\(rows) rows cannot be split among \(ranks) ranks")
    // The first ranks have one more; no product that could overflow.
    let (share, rest) = rows.quotientAndRemainder(dividingBy: ranks)
    starts = (0...ranks).map { $0 * share + Swift.min($0, rest) }
  }

  /// The number of ranks, P.
  public var ranks: Int { starts.count - 1 }
  /// The number of all rows, m.
  public var rows: Int { starts[ranks] }
  /// How many rows each rank has.
  public var counts: [Int] { (0..<ranks).map { self[$0].count } }

  /// The rows of a rank.
  public subscript(rank: Int) -> Range<Int> { starts[rank]..<starts[rank + 1] }

  /// The rows of neighboring ranks together.
  subscript(ranks: Range<Int>) -> Range<Int> {
    starts[ranks.lowerBound]..<starts[ranks.upperBound]
  }
}
