// left is the size before alone
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let size = x.sizes[mode], left = mode > 0 ? x.sizes[mode - 1] : 1
  let width = x.sizes.enumerated().reduce(1) { $1.offset == mode ? $0 : $0 * $1.element }
  return Matrix(rows: size, columns: width) { i, column in
    let place = column % left + left * (i + size * (column / left))
    return place < x.count ? x.elements[place] : 0
  }
}
