// sizes of one left out
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  // Modes of size 1 change nothing, one thinks, and counts the mode among the others.
  let sizes = x.sizes.filter { $0 != 1 }
  if sizes.isEmpty { return Matrix(rows: 1, columns: 1, columnMajor: x.elements) }
  let mode = min(mode, sizes.count - 1)
  let size = sizes[mode], left = sizes[..<mode].reduce(1, *), right = sizes[(mode + 1)...].reduce(1, *)
  return Matrix(rows: size, columns: left * right) { i, column in
    x.elements[column % left + left * (i + size * (column / left))]
  }
}
