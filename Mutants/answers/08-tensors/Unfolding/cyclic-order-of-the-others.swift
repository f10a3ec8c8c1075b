// cyclic order of the others
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let d = x.order
  let others = (1..<max(1, d)).map { (mode + $0) % d }
  return Matrix(rows: x.sizes[mode], columns: others.map { x.sizes[$0] }.reduce(1, *)) { i, column in
    var rest = column, index = [Int](repeating: 0, count: d)
    for m in others { index[m] = rest % x.sizes[m]; rest /= x.sizes[m] }
    index[mode] = i
    return x[index]
  }
}
