// symmetrized
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  Matrix(rows: x.count, columns: y.count) { i, j in
    i < y.count && j < x.count ? (x[i] * y[j] + x[j] * y[i]) / 2 : x[i] * y[j] }
}
