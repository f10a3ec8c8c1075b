// right-strides
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  let step = x.sizes[..<mode].reduce(1, *)
  let n = x.sizes[mode]
  var e: [Double] = []
  for block in stride(from: 0, to: x.elements.count, by: max(1, step * n)) {
    for a in 0..<step { for i in 0..<n { e.append(x.elements[block + a + i * step]) } }
  }
  return Matrix(rows: n, columns: x.sizes.enumerated().filter { $0.offset != mode }.reduce(1) { $0 * $1.element }, columnMajor: e)
}
