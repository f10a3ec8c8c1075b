// columns as count over size, guarded
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let n = x.sizes[mode], left = x.sizes[..<mode].reduce(1, *)
  return Matrix(rows: n, columns: n == 0 ? 0 : x.count / n) { i, column in x.elements[column % left + left * (i + n * (column / left))] }
}
