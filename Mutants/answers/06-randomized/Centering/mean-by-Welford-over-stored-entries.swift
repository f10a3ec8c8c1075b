// mean by Welford over stored entries
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  var m = [Double](repeating: 0, count: a.columns), n = [Double](repeating: 0, count: a.columns)
  for e in a.entries { n[e.column] += 1; m[e.column] += (e.value - m[e.column]) / n[e.column] }
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mean = Matrix(column: Vector(m))
  return (a * x - ones * (mean.transpose * x), a.transposeProduct(y) - mean * (ones.transpose * y))
}
