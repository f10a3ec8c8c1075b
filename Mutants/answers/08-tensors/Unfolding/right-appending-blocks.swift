// right appending blocks
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let left = x.sizes[..<mode].reduce(1, *), size = x.sizes[mode], right = x.sizes[(mode + 1)...].reduce(1, *)
  var m = Matrix<Double>.zero(rows: size, columns: 0)
  for b in 0..<right {
    let block = Matrix(rows: left, columns: size, columnMajor: Array(x.elements[(b * left * size)..<((b + 1) * left * size)]))
    m = m.appending(columnsOf: block.transposed())
  }
  return m
}
