// signs lost
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let size = x.sizes[mode], left = x.sizes[..<mode].reduce(1, *), right = x.sizes[(mode + 1)...].reduce(1, *)
  return Matrix(rows: size, columns: left * right) { i, column in
    x.elements[column % left + left * (i + size * (column / left))].magnitude
  }
}
