// rows centered instead
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let one = Matrix<Double>(rows: a.columns, columns: 1, repeating: 1)
  let mu = a * one / Double(a.columns)
  return (a * x - mu * (one.transpose * x), a.transposeProduct(y) - one * (mu.transpose * y))
}
