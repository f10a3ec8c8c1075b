// right one more column
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mean = a.transposeProduct(ones) / Double(a.rows)
  let all = a.transposeProduct(y.appending(columnsOf: ones))
  let mu = all[columns: y.columns..<(y.columns + 1)] / Double(a.rows)
  _ = mean
  return (a * x - ones * (mu.transpose * x), all[columns: 0..<y.columns] - mu * (ones.transpose * y))
}
