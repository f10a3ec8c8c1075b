// last row missing
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  var m = Matrix<Double>.zero(rows: x.count, columns: y.count)
  for i in 0..<max(0, x.count - 1) { for j in 0..<y.count { m[i, j] = x[i] * y[j] } }
  return m
}
