import Attempts
import LinearAlgebra

/// The matrix with all but `count` of its largest entries set to zero.
public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  // answer.begin
  guard count >= 0 && count <= a.elements.count else {
    throw NoSuchBudget()
  }
  let order = a.elements.indices.sorted {
    a.elements[$0].magnitude > a.elements[$1].magnitude
  }
  var kept = [Double](repeating: 0, count: a.elements.count)
  for place in order.prefix(count) { kept[place] = a.elements[place] }
  return Matrix(rows: a.rows, columns: a.columns, columnMajor: kept)
  // answer.end
}

/// An error to throw when no matrix of this shape has so many entries.
public struct NoSuchBudget: Error {
  /// Makes the error.
  public init() {}
}
