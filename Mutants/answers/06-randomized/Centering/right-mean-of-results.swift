// right-mean-of-results
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let f = a * x
  let one = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let fm = one.transpose * f / Double(a.rows)
  let ym = one.transpose * y / Double(a.rows)
  return (f - one * fm, a.transposeProduct(y - one * ym))
}
