// right-smallest-side
import Attempts
import LinearAlgebra

/// How many numbers adapters of one rank train, beside weights of these shapes.
public func trainableCount(
  shapes: [(rows: Int, columns: Int)], rank: Int
) throws -> Int {
  if shapes.isEmpty { return 0 }
  let side = shapes.map { min($0.rows, $0.columns) }.min()!
  if rank < 1 || rank > side { throw ImpossibleRank(rank: rank) }
  return rank * shapes.reduce(0) { $0 + $1.rows + $1.columns }
}

/// What to throw when a layer cannot have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
