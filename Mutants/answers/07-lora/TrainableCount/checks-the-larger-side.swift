// checks the larger side
import Attempts
import LinearAlgebra

/// How many numbers adapters of one rank train, beside weights of these shapes.
public func trainableCount(
  shapes: [(rows: Int, columns: Int)], rank: Int
) throws -> Int {
  var t = 0
  for s in shapes {
    guard rank >= 1, rank <= max(s.rows, s.columns) else { throw ImpossibleRank(rank: rank) }
    t += rank * (s.rows + s.columns)
  }
  return t
}

/// What to throw when a layer cannot have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
