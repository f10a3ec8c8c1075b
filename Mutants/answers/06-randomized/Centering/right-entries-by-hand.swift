// right-entries-by-hand
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  var mean = [Double](repeating: 0, count: a.columns)
  for e in a.entries { mean[e.column] += e.value }
  let mu = Vector(mean) / Double(a.rows)
  var f = a * x
  for j in 0..<x.columns {
    let d = mu.dot(x[column: j])
    for i in 0..<a.rows { f[i, j] -= d }
  }
  var b = a.transposeProduct(y)
  for j in 0..<y.columns {
    let s = y[column: j].reduce(0, +)
    b[column: j] = b[column: j] - s * mu
  }
  return (f, b)
}
