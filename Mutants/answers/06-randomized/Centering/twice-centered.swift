// twice centered
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mean = a.transposeProduct(ones) / Double(a.rows)
  return (a * x - 2 * (ones * (mean.transpose * x)), a.transposeProduct(y) - 2 * (mean * (ones.transpose * y)))
}
