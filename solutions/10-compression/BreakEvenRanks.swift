import Attempts
import LinearAlgebra

/// For each layer the largest rank whose factors hold at most `percent` percent
/// of the numbers of the weight, and fewer than it; 0 where there is none.
public func breakEvenRanks(
  rows: [Int], columns: [Int], percent: Int
) throws -> [Int] {
  // answer.begin
  guard percent >= 1 && percent <= 100 else {
    throw ImpossiblePercentage(percent: percent)
  }
  var ranks: [Int] = []
  for (m, n) in zip(rows, columns) {
    let numbers = m * n
    if numbers == 0 {
      ranks.append(0)
      continue
    }
    let (hundreds, rest) = (numbers / 100, numbers % 100)
    let allowed = percent * hundreds + percent * rest / 100
    let rank = allowed / (m + n)
    let savesNothing = rank * (m + n) >= numbers
    ranks.append(savesNothing ? rank - 1 : rank)
  }
  return ranks
  // answer.end
}

/// What to throw when a percentage is not from 1 to 100.
public struct ImpossiblePercentage: Error {
  let percent: Int

  /// Keeps the percentage that was asked for.
  public init(percent: Int) { self.percent = percent }
}
