// right scatter
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  var m = Matrix<Double>.zero(rows: x.sizes[mode], columns: x.sizes[..<mode].reduce(1, *) * x.sizes[(mode + 1)...].reduce(1, *))
  let left = x.sizes[..<mode].reduce(1, *), size = x.sizes[mode]
  for (place, value) in x.elements.enumerated() {
    let a = place % left, i = place / left % size, b = place / (left * size)
    m[i, a + left * b] = value
  }
  return m
}
