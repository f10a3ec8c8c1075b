// order 1 crash
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let n = x.sizes[mode]
  var sizes = x.sizes
  sizes.remove(at: mode)
  let first = sizes[0]
  let left = x.sizes[..<mode].reduce(1, *)
  return Matrix(rows: n, columns: first * sizes.dropFirst().reduce(1, *)) { i, column in x.elements[column % left + left * (i + n * (column / left))] }
}
