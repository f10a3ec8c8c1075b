// right-loops
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  var m = Matrix<Double>.zero(rows: x.count, columns: y.count)
  for j in y.indices { for i in x.indices { m[i, j] = x[i] * y[j] } }
  return m
}
