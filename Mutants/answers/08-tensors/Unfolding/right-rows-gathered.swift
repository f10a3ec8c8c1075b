// right rows gathered
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let left = x.sizes[..<mode].reduce(1, *), size = x.sizes[mode]
  let width = left * x.sizes[(mode + 1)...].reduce(1, *)
  var rows = [[Double]](repeating: [], count: size)
  for (place, value) in x.elements.enumerated() { rows[place / left % size].append(value) }
  return Matrix(rows: size, columns: width) { i, j in rows[i][j] }
}
