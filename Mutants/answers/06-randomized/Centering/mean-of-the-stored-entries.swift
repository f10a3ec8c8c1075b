// mean of the stored entries
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  var sum = [Double](repeating: 0, count: a.columns), count = [Double](repeating: 0, count: a.columns)
  for e in a.entries { sum[e.column] += e.value; count[e.column] += 1 }
  let mu = Matrix(column: Vector((0..<a.columns).map { sum[$0] / max(1, count[$0]) }))
  let one = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  return (a * x - one * (mu.transpose * x), a.transposeProduct(y) - mu * (one.transpose * y))
}
