// right-all-satisfy
import Attempts
import LinearAlgebra

/// How many numbers adapters of one rank train, beside weights of these shapes.
public func trainableCount(
  shapes: [(rows: Int, columns: Int)], rank: Int
) throws -> Int {
  guard shapes.allSatisfy({ 0 < rank && rank <= $0.rows && rank <= $0.columns }) else { throw ImpossibleRank(rank: rank) }
  return shapes.map { ($0.rows + $0.columns) * rank }.reduce(0, +)
}

/// What to throw when a layer cannot have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
