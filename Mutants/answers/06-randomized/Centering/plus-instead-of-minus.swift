// plus instead of minus
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let one = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let mu = a.transposeProduct(one) / Double(a.rows)
  return (a * x + one * (mu.transpose * x), a.transposeProduct(y) + mu * (one.transpose * y))
}
