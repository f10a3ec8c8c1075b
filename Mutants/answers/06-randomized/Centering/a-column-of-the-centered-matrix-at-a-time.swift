// a column of the centered matrix at a time
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mean = a.transposeProduct(ones) / Double(a.rows)
  var f = Matrix<Double>.zero(rows: a.rows, columns: x.columns)
  var b = Matrix<Double>.zero(rows: a.columns, columns: y.columns)
  for j in 0..<a.columns {
    let e = Matrix<Double>(rows: a.columns, columns: 1) { i, _ in i == j ? 1 : 0 }
    let column = a * e - mean[j, 0] * ones
    f += column * Matrix(row: x[row: j])
    b[row: j] = (column.transpose * y)[row: 0]
  }
  return (f, b)
}
