// right-projection on U of the transposed
import Attempts
import LinearAlgebra

/// A picture as it looks after compression to at most `budget` stored numbers,
/// and how many are really stored.
public func compress(
  _ picture: Matrix<Double>, budget: Int
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  guard budget >= 0 else { throw NegativeBudget(budget: budget) }
  let (m, n) = (picture.rows, picture.columns)
  if budget >= m * n { return (picture, m * n) }
  let k = budget / (m + n + 1)
  let u = try SVD(picture.transposed()).u[columns: 0..<k]
  return (((picture * u) * u.transpose).map { max(0, min(255, ($0 + 0.5).rounded(.down))) }, k * (m + n + 1))
}

/// What to throw when fewer than zero numbers may be stored.
public struct NegativeBudget: Error {
  let budget: Int

  /// Keeps the budget that was asked for.
  public init(budget: Int) { self.budget = budget }
}
