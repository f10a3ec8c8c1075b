// right-layers
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
  let s = try SVD(picture)
  var x = Matrix<Double>.zero(rows: m, columns: n)
  for j in 0..<k { x += s.singularValues[j] * s.u[column: j].outer(s.v[column: j]) }
  return (x.map { ($0 < 0 ? 0 : $0 > 255 ? 255 : $0).rounded() }, k * (m + n + 1))
}

/// What to throw when fewer than zero numbers may be stored.
public struct NegativeBudget: Error {
  let budget: Int

  /// Keeps the budget that was asked for.
  public init(budget: Int) { self.budget = budget }
}
