// right-map
import Attempts
import LinearAlgebra

/// How many numbers adapters of one rank train, beside weights of these shapes.
public func trainableCount(
  shapes: [(rows: Int, columns: Int)], rank: Int
) throws -> Int {
  try shapes.map { s -> Int in
    if !(1...max(1, min(s.rows, s.columns))).contains(rank) || min(s.rows, s.columns) == 0 { throw ImpossibleRank(rank: rank) }
    return s.rows * rank + rank * s.columns
  }.reduce(0, +)
}

/// What to throw when a layer cannot have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
