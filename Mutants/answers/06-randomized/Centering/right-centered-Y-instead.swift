// right centered Y instead
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let f = a * x
  let centered = f - ones * (ones.transpose * f) / Double(a.rows)
  let z = y - ones * (ones.transpose * y) / Double(a.rows)
  return (centered, a.transposeProduct(z))
}
