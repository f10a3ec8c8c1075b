import Attempts
import LinearAlgebra

public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  guard count >= 0 && count <= a.elements.count else { throw NoSuchBudget() }

  var entries = a.elements
  let order = entries.indices.sorted { entries[$0].magnitude < entries[$1].magnitude }
  for k in order.prefix(entries.count - count) { entries[k] = 0 }
  return Matrix(rows: a.rows, columns: a.columns, columnMajor: entries)
}

public struct NoSuchBudget: Error {
  public init() {}
}
