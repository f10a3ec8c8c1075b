// negative signs lost in logarithms
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  Matrix(rows: x.count, columns: y.count) { i, j in Double.exp(Double.log(abs(x[i])) + Double.log(abs(y[j]))) }
}
