import Attempts
import LinearAlgebra

/// For each layer the largest rank whose factors hold at most `percent` percent
/// of the numbers of the weight, and fewer than it; 0 where there is none.
public func breakEvenRanks(
  rows: [Int], columns: [Int], percent: Int
) throws -> [Int] {
  throw NotAttempted()
}

/// What to throw when a percentage is not from 1 to 100.
public struct ImpossiblePercentage: Error {
  let percent: Int

  /// Keeps the percentage that was asked for.
  public init(percent: Int) { self.percent = percent }
}
