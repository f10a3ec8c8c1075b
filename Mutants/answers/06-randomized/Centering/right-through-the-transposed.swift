// right through the transposed
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  let t = a.transposed()
  let ones = Vector<Double>(repeating: 1, count: a.rows)
  let mean = (t * ones) / Double(a.rows)
  return (t.transposeProduct(x) - ones.outer(x.transpose * mean), t * y - mean.outer(y.transpose * ones))
}
