import Attempts
import LinearAlgebra

public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  guard count >= 0 && count <= a.elements.count else { throw NoSuchBudget() }

  let order = a.elements.indices.sorted { a.elements[$0] * a.elements[$0] > a.elements[$1] * a.elements[$1] }
  var entries = [Double](repeating: 0, count: a.elements.count)
  for k in order.prefix(count) { entries[k] = a.elements[k] }
  return Matrix(rows: a.rows, columns: a.columns, columnMajor: entries)
}

public struct NoSuchBudget: Error {
  public init() {}
}
