// rest-forgotten
import Attempts
import LinearAlgebra

/// For each layer the largest rank whose factors hold at most `percent` percent
/// of the numbers of the weight, and fewer than it; 0 where there is none.
public func breakEvenRanks(
  rows: [Int], columns: [Int], percent: Int
) throws -> [Int] {
  guard percent >= 1 && percent <= 100 else { throw ImpossiblePercentage(percent: percent) }
  return zip(rows, columns).map { m, n in
    if m == 0 || n == 0 { return 0 }
    return min(m * n / 100 * percent / (m + n), (m * n - 1) / (m + n))
  }
}

/// What to throw when a percentage is not from 1 to 100.
public struct ImpossiblePercentage: Error {
  let percent: Int

  /// Keeps the percentage that was asked for.
  public init(percent: Int) { self.percent = percent }
}
