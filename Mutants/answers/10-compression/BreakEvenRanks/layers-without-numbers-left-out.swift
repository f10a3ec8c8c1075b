// layers-without-numbers-left-out
import Attempts
import LinearAlgebra

/// For each layer the largest rank whose factors hold at most `percent` percent
/// of the numbers of the weight, and fewer than it; 0 where there is none.
public func breakEvenRanks(
  rows: [Int], columns: [Int], percent: Int
) throws -> [Int] {
  guard percent >= 1 && percent <= 100 else { throw ImpossiblePercentage(percent: percent) }
  return zip(rows, columns).filter { $0.0 * $0.1 > 0 }.map { m, n in
    let q = m * n / 100 * percent + m * n % 100 * percent / 100
    return min(q / (m + n), (m * n - 1) / (m + n))
  }
}

/// What to throw when a percentage is not from 1 to 100.
public struct ImpossiblePercentage: Error {
  let percent: Int

  /// Keeps the percentage that was asked for.
  public init(percent: Int) { self.percent = percent }
}
