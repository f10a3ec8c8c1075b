// right-index-loop
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
  var m = Matrix<Double>.zero(rows: n, columns: left * right)
  for b in 0..<right { for i in 0..<n { for a in 0..<left { m[i, a + left * b] = x.elements[a + left * (i + n * b)] } } }
  return m
}
