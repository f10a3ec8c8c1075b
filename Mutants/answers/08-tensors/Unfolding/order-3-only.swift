// order 3 only
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let n = x.sizes[mode]
  let others = [0, 1, 2].filter { $0 != mode }
  return Matrix(rows: n, columns: x.sizes[others[0]] * x.sizes[others[1]]) { i, c in
    var index = [0, 0, 0]
    index[mode] = i; index[others[0]] = c % x.sizes[others[0]]; index[others[1]] = c / x.sizes[others[0]]
    return x[index]
  }
}
