// right-rowstarts
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  var f = Matrix<Double>.zero(rows: a.rows, columns: x.columns)
  var b = Matrix<Double>.zero(rows: a.columns, columns: y.columns)
  var mu = Vector<Double>.zero(a.columns)
  for i in 0..<a.rows { for p in a.rowStarts[i]..<a.rowStarts[i + 1] { mu[Int(a.columnIndices[p])] += a.values[p] / Double(a.rows) } }
  for j in 0..<x.columns {
    var d = 0.0
    for k in 0..<a.columns { d += mu[k] * x[k, j] }
    for i in 0..<a.rows {
      var s = -d
      for p in a.rowStarts[i]..<a.rowStarts[i + 1] { s += a.values[p] * x[Int(a.columnIndices[p]), j] }
      f[i, j] = s
    }
  }
  let t = a.transposeProduct(y)
  for j in 0..<y.columns { let s = y[column: j].reduce(0, +); for k in 0..<a.columns { b[k, j] = t[k, j] - mu[k] * s } }
  return (f, b)
}
