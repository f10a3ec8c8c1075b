// row by row, a dense row at a time
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let one = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mu = (a.transposeProduct(one) / Double(a.rows))[column: 0]
  var f = Matrix<Double>.zero(rows: a.rows, columns: x.columns)
  var b = Matrix<Double>.zero(rows: a.columns, columns: y.columns)
  for i in 0..<a.rows {
    var row = -mu
    for p in a.rowStarts[i]..<a.rowStarts[i + 1] { row[Int(a.columnIndices[p])] += a.values[p] }
    f[row: i] = x.transpose * row
    for j in 0..<y.columns { b[column: j] = b[column: j] + y[i, j] * row }
  }
  return (f, b)
}
