// equal shapes once
import Attempts
import LinearAlgebra

/// How many numbers adapters of one rank train, beside weights of these shapes.
public func trainableCount(
  shapes: [(rows: Int, columns: Int)], rank: Int
) throws -> Int {
  for s in shapes where rank < 1 || rank > min(s.rows, s.columns) { throw ImpossibleRank(rank: rank) }
  var seen: [String] = []
  return shapes.reduce(0) { t, s in
    let key = "\(s.rows) \(s.columns)"
    if seen.contains(key) { return t }
    seen.append(key)
    return t + rank * (s.rows + s.columns)
  }
}

/// What to throw when a layer cannot have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
