import Attempts
import LinearAlgebra

public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  if count < 0 { throw NoSuchBudget() }
  let order = a.elements.indices.sorted { abs(a.elements[$0]) > abs(a.elements[$1]) }
  var entries = [Double](repeating: 0, count: a.elements.count)
  for k in order.prefix(count) { entries[k] = a.elements[k] }
  return Matrix(rows: a.rows, columns: a.columns, columnMajor: entries)
}

public struct NoSuchBudget: Error {
  public init() {}
}
