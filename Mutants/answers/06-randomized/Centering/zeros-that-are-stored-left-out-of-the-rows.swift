// zeros that are stored left out of the rows
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let kept = a.entries.filter { $0.value != 0 }
  let rows = Set(kept.map { $0.row }).count
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mean = a.transposeProduct(ones) / Double(max(1, rows))
  return (a * x - ones * (mean.transpose * x), a.transposeProduct(y) - mean * (ones.transpose * y))
}
