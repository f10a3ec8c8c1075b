// last of equal columns wins
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  var s = [Double](repeating: 0, count: a.columns)
  for e in a.entries { s[e.column] = e.value }
  let m = Matrix(column: Vector(s)) / Double(a.rows)
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  return (a * x - ones * (m.transpose * x), a.transposeProduct(y) - m * (ones.transpose * y))
}
