import Attempts
import LinearAlgebra

public func sparsePair(
  _ w: Matrix<Double>, budget: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  if w.rows > w.columns {
    let turned = try sparsePair(w.transposed(), budget: budget)
    return (turned.right.transposed(), turned.left.transposed())
  }
  let rest = max(0, budget - w.rows)
  let order = w.elements.indices.sorted { abs(w.elements[$0]) > abs(w.elements[$1]) }
  var entries = [Double](repeating: 0, count: w.elements.count)
  for k in order.prefix(rest) { entries[k] = w.elements[k] }
  let left = budget >= w.rows ? Matrix<Double>.identity(w.rows) : .zero(rows: w.rows, columns: w.rows)
  return (left, Matrix(rows: w.rows, columns: w.columns, columnMajor: entries))
}
