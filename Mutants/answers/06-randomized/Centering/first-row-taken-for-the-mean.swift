// first row taken for the mean
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let d = Matrix(rows: 1, columns: a.columns) { _, j in a.entries.first { $0.row == 0 && $0.column == j }?.value ?? 0 }
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  return (a * x - ones * (d * x), a.transposeProduct(y) - d.transposed() * (ones.transpose * y))
}
