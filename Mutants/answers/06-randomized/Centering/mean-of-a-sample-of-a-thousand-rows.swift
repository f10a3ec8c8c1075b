// mean of a sample of a thousand rows
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let n = min(a.rows, 1000)
  var mu = Matrix<Double>.zero(rows: a.columns, columns: 1)
  for i in 0..<n { for p in a.rowStarts[i]..<a.rowStarts[i + 1] { mu[Int(a.columnIndices[p]), 0] += a.values[p] / Double(n) } }
  let one = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  return (a * x - one * (mu.transpose * x), a.transposeProduct(y) - mu * (one.transpose * y))
}
