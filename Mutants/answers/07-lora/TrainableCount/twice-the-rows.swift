// twice the rows
import Attempts
import LinearAlgebra

/// How many numbers adapters of one rank train, beside weights of these shapes.
public func trainableCount(
  shapes: [(rows: Int, columns: Int)], rank: Int
) throws -> Int {
  for s in shapes where rank < 1 || rank > min(s.rows, s.columns) { throw ImpossibleRank(rank: rank) }
  return shapes.reduce(0) { $0 + 2 * rank * $1.rows }
}

/// What to throw when a layer cannot have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
