// row major mixed up
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  var e: [Double] = []
  for xi in x { for yj in y { e.append(xi * yj) } }
  return Matrix(rows: x.count, columns: y.count, columnMajor: e)
}
