// right-black early
import Attempts
import LinearAlgebra

/// A picture as it looks after compression to at most `budget` stored numbers,
/// and how many are really stored.
public func compress(
  _ picture: Matrix<Double>, budget: Int
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  guard budget >= 0 else { throw NegativeBudget(budget: budget) }
  let (m, n) = (picture.rows, picture.columns)
  let layer = m + n + 1
  if budget >= m * n { return (picture, m * n) }
  if budget < layer { return (.zero(rows: m, columns: n), 0) }
  let e = try SymmetricEigen(picture.rowGram())
  let k = budget / layer
  let u = e.eigenvectors[columns: (m - k)..<m]
  return ((u * (u.transpose * picture)).map { min(255, max(0, $0)).rounded() }, k * layer)
}

/// What to throw when fewer than zero numbers may be stored.
public struct NegativeBudget: Error {
  let budget: Int

  /// Keeps the budget that was asked for.
  public init(budget: Int) { self.budget = budget }
}
