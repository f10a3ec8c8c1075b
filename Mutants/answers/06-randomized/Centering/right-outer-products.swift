// right-outer-products
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let one = Vector<Double>(repeating: 1, count: a.rows)
  let mu = a.transposed() * one / Double(a.rows)
  return (a * x - one.outer(x.transpose * mu), a.transposeProduct(y) - mu.outer(y.transpose * one))
}
