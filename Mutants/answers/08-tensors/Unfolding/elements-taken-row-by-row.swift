// elements taken row by row
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let n = x.sizes[mode]
  return Matrix(rows: n, columns: x.sizes.enumerated().filter { $0.offset != mode }.reduce(1) { $0 * $1.element }, rowMajor: x.elements)
}
