// right columns one by one
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mean = a.transposeProduct(ones) / Double(a.rows)
  var f = a * x, b = a.transposeProduct(y)
  for j in 0..<x.columns { let d = mean[column: 0].dot(x[column: j]); f[column: j] = f[column: j] - Vector(repeating: d, count: a.rows) }
  for j in 0..<y.columns { let s = y[column: j].reduce(0, +); b[column: j] = b[column: j] - s * mean[column: 0] }
  return (f, b)
}
