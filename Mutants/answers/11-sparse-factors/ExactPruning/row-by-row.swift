import Attempts
import LinearAlgebra

public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  guard count >= 0 && count <= a.elements.count else { throw NoSuchBudget() }

  let each = a.rows == 0 ? 0 : count / a.rows
  var b = Matrix<Double>.zero(rows: a.rows, columns: a.columns)
  for i in 0..<a.rows {
    let order = (0..<a.columns).sorted { abs(a[i, $0]) > abs(a[i, $1]) }
    for j in order.prefix(each) { b[i, j] = a[i, j] }
  }
  return b
}

public struct NoSuchBudget: Error {
  public init() {}
}
