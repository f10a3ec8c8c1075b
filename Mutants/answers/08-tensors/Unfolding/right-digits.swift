// right digits
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  func digits(_ n: Int, _ sizes: [Int]) -> [Int] {
    var n = n
    return sizes.map { s in defer { n /= s }; return n % s }
  }
  let others = x.sizes.enumerated().filter { $0.offset != mode }.map { $0.element }
  return Matrix(rows: x.sizes[mode], columns: others.reduce(1, *)) { i, c in
    var index = digits(c, others)
    index.insert(i, at: mode)
    return x[index]
  }
}
