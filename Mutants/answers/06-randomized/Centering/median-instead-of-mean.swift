// median instead of mean
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let d = Matrix(a)
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let m = Matrix(column: Vector((0..<a.columns).map { j in d[column: j].sorted()[a.rows / 2] }))
  return (a * x - ones * (m.transpose * x), a.transposeProduct(y) - m * (ones.transpose * y))
}
