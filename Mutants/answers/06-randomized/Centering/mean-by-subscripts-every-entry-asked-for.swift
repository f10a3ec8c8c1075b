// mean by subscripts, every entry asked for
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  var mu = Vector<Double>.zero(a.columns)
  for j in 0..<a.columns { for i in 0..<a.rows { mu[j] += a[i, j] / Double(a.rows) } }
  let one = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let m = Matrix(column: mu)
  return (a * x - one * (m.transpose * x), a.transposeProduct(y) - m * (one.transpose * y))
}
