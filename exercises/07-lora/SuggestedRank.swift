import Attempts
import LinearAlgebra

/// The smallest rank whose best approximation of W₁ − W₀ keeps the share
/// `energy` of Σσ².
public func suggestedRank(
  before: Matrix<Double>, after: Matrix<Double>, energy: Double
) throws -> Int {
  throw NotAttempted()
}

/// What to throw when a share is not above 0 and at most 1.
public struct ImpossibleShare: Error {
  let share: Double

  /// Keeps the share that was asked for.
  public init(share: Double) { self.share = share }
}
