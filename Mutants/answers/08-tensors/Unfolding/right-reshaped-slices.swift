// right-reshaped-slices
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let n = x.sizes[mode]
  let left = x.sizes[..<mode].reduce(1, *)
  let right = x.sizes.dropFirst(mode + 1).reduce(1, *)
  let t = x.reshaped(to: [left, n, right])
  var e: [Double] = []
  for k in 0..<right { e += t.slice(k).transposed().elements }
  return Matrix(rows: n, columns: left * right, columnMajor: e)
}
