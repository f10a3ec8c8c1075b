// mean of the result taken from backward
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let one = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let two = Matrix<Double>(rows: a.columns, columns: 1, repeating: 1)
  let f = a * x, b = a.transposeProduct(y)
  return (f - one * (one.transpose * f / Double(a.rows)), b - two * (two.transpose * b / Double(a.columns)))
}
