// columns backwards
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let left = x.sizes[..<mode].reduce(1, *), size = x.sizes[mode], right = x.sizes[(mode + 1)...].reduce(1, *)
  let n = left * right
  return Matrix(rows: size, columns: n) { i, c in
    let column = n - 1 - c
    return x.elements[column % left + left * (i + size * (column / left))]
  }
}
