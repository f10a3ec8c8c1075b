// magnitude instead of clip at 0
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
  let k = budget / (m + n + 1)
  return (try low(picture, k).map { min(255, abs($0)).rounded() }, k * (m + n + 1))
}

/// What to throw when fewer than zero numbers may be stored.
public struct NegativeBudget: Error {
  let budget: Int

  /// Keeps the budget that was asked for.
  public init(budget: Int) { self.budget = budget }
}

private func low(_ a: Matrix<Double>, _ k: Int) throws -> Matrix<Double> {
  let s = try SVD(a)
  return s.u[columns: 0..<k].scaled(columnsBy: Vector(s.singularValues.prefix(k))) * s.v[columns: 0..<k].transpose
}
