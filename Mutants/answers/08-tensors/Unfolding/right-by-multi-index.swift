// right-by-multi-index
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  var sizes = x.sizes
  let n = sizes.remove(at: mode)
  return Matrix(rows: n, columns: sizes.reduce(1, *)) { i, column in
    var rest = column, index: [Int] = []
    for s in sizes { index.append(rest % s); rest /= s }
    index.insert(i, at: mode)
    return x[index]
  }
}
