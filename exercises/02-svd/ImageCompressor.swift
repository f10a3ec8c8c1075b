import Attempts
import LinearAlgebra

/// A picture as it looks after compression to at most `budget` stored numbers,
/// and how many are really stored.
public func compress(
  _ picture: Matrix<Double>, budget: Int
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  throw NotAttempted()
}

/// What to throw when fewer than zero numbers may be stored.
public struct NegativeBudget: Error {
  let budget: Int

  /// Keeps the budget that was asked for.
  public init(budget: Int) { self.budget = budget }
}
