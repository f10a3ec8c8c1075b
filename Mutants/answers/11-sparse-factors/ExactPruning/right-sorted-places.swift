import Attempts
import LinearAlgebra

public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  guard count >= 0 && count <= a.elements.count else { throw NoSuchBudget() }

  var b = a.scaled(by: 0)
  let order = a.elements.indices.sorted { abs(a.elements[$0]) > abs(a.elements[$1]) }
  for k in order.prefix(count) { b[k % a.rows, k / a.rows] = a.elements[k] }
  return b
}

public struct NoSuchBudget: Error {
  public init() {}
}
