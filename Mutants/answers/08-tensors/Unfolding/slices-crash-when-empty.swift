// slices crash when empty
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let n = x.sizes[mode], left = x.sizes[..<mode].reduce(1, *), right = x.sizes[(mode + 1)...].reduce(1, *)
  let t = x.reshaped(to: [left, n, right])
  var m = t.slice(0).transposed()
  for k in 1..<right { m = m.appending(columnsOf: t.slice(k).transposed()) }
  return m
}
