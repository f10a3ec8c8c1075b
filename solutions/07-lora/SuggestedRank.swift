import Attempts
import LinearAlgebra

/// The smallest rank whose best approximation of W₁ − W₀ keeps the share
/// `energy` of Σσ².
public func suggestedRank(
  before: Matrix<Double>, after: Matrix<Double>, energy: Double
) throws -> Int {
  // answer.begin
  guard energy > 0 && energy <= 1 else { throw ImpossibleShare(share: energy) }
  let sigma = try (after - before).singularValues()
  guard let largest = sigma.first, largest > 0 else { return 0 }
  let squares = sigma.map { ($0 / largest) * ($0 / largest) }
  let total = squares.reversed().reduce(0, +)
  // What may be left out, with room for the rounding of the sums.
  let allowed = (1 - energy) * total + 1e-14 * total
  var rest = 0.0
  var rank = squares.count
  while rank > 0 && rest + squares[rank - 1] <= allowed {
    rank -= 1
    rest += squares[rank]
  }
  return max(rank, 1)
  // answer.end
}

/// What to throw when a share is not above 0 and at most 1.
public struct ImpossibleShare: Error {
  let share: Double

  /// Keeps the share that was asked for.
  public init(share: Double) { self.share = share }
}
