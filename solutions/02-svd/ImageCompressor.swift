import Attempts
import LinearAlgebra

/// A picture as it looks after compression to at most `budget` stored numbers,
/// and how many are really stored.
public func compress(
  _ picture: Matrix<Double>, budget: Int
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  // answer.begin
  if budget < 0 { throw NegativeBudget(budget: budget) }
  let (m, n) = (picture.rows, picture.columns)
  if budget >= m * n { return (picture, m * n) }
  let k = budget / (m + n + 1)
  let svd = try SVD(picture)
  let u = svd.u[columns: 0..<k].scaled(columnsBy: svd.singularValues[0..<k])
  let sum = u * svd.v[columns: 0..<k].transpose
  let bytes = sum.map { min(255, max(0, $0)).rounded() }
  return (bytes, k * (m + n + 1))
  // answer.end
}

/// What to throw when fewer than zero numbers may be stored.
public struct NegativeBudget: Error {
  let budget: Int

  /// Keeps the budget that was asked for.
  public init(budget: Int) { self.budget = budget }
}
