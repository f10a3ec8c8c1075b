// right-half to even
import Attempts
import LinearAlgebra

/// A picture as it looks after compression to at most `budget` stored numbers,
/// and how many are really stored.
public func compress(
  _ picture: Matrix<Double>, budget: Int
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  if budget < 0 { throw NegativeBudget(budget: budget) }
  let (m, n) = (picture.rows, picture.columns)
  if budget >= m * n { return (picture, m * n) }
  var k = 0
  while (k + 1) * (m + n + 1) <= budget { k += 1 }
  let v = try SVD(picture).v[columns: 0..<k]
  return ((picture * v * v.transpose).map { min(255, max(0, $0.rounded(.toNearestOrEven))) }, k * (m + n + 1))
}

/// What to throw when fewer than zero numbers may be stored.
public struct NegativeBudget: Error {
  let budget: Int

  /// Keeps the budget that was asked for.
  public init(budget: Int) { self.budget = budget }
}
