import Attempts
import LinearAlgebra

public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  guard count >= 0 && count <= a.elements.count else { throw NoSuchBudget() }

  if count == 0 { return .zero(rows: a.rows, columns: a.columns) }
  let sorted = a.elements.map { abs($0) }.sorted(by: >)
  let threshold = sorted[count - 1]
  var ties = count - sorted.filter { $0 > threshold }.count
  var entries = a.elements
  for k in entries.indices {
    if abs(entries[k]) > threshold { continue }
    if abs(entries[k]) == threshold && ties > 0 {
      ties -= 1
    } else {
      entries[k] = 0
    }
  }
  return Matrix(rows: a.rows, columns: a.columns, columnMajor: entries)
}

public struct NoSuchBudget: Error {
  public init() {}
}
