import Attempts
import LinearAlgebra

public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  guard count >= 0 && count <= a.elements.count else { throw NoSuchBudget() }

  if count == 0 { return .zero(rows: a.rows, columns: a.columns) }
  let threshold = a.elements.map { abs($0) }.sorted(by: >)[count - 1]
  return Matrix(rows: a.rows, columns: a.columns) { i, j in abs(a[i, j]) >= threshold ? a[i, j] : 0 }
}

public struct NoSuchBudget: Error {
  public init() {}
}
