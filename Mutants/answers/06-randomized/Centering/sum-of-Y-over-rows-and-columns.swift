// sum of Y over rows and columns
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mean = a.transposeProduct(ones) / Double(a.rows)
  let all = y.elements.reduce(0, +)
  return (a * x - ones * (mean.transpose * x), a.transposeProduct(y) - mean * Matrix(rows: 1, columns: y.columns, repeating: all))
}
