// right-outer
import Attempts
import LinearAlgebra

/// The outer product of two vectors: a matrix with a row for every entry of
/// `x` and a column for every entry of `y`.
public func outerProduct(
  _ x: Vector<Double>, _ y: Vector<Double>
) throws -> Matrix<Double> {
  x.outer(y)
}
