// crashes on empty
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  let first = x[0] * y[0]
  var m = Matrix(rows: x.count, columns: y.count) { i, j in x[i] * y[j] }
  m[0, 0] = first
  return m
}
