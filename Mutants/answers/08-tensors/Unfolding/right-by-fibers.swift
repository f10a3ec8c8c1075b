// right by fibers
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  // Every fiber becomes a column; the fibers in the order in which their first entries lie.
  let size = x.sizes[mode], step = x.sizes[..<mode].reduce(1, *)
  var columns: [Double] = []
  for place in x.elements.indices where (place / step) % size == 0 {
    for i in 0..<size { columns.append(x.elements[place + i * step]) }
  }
  return Matrix(rows: size, columns: x.sizes.enumerated().reduce(1) { $1.offset == mode ? $0 : $0 * $1.element }, columnMajor: columns)
}
