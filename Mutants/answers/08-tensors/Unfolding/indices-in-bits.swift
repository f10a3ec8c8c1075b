// indices in bits
import Attempts
import LinearAlgebra

/// The unfolding of a tensor: a matrix with a row for every value of the index
/// `mode`, and a column for all values of the others, the first of which runs
/// fastest.
public func unfolding(
  of x: Tensor<Double>, mode: Int
) throws -> Matrix<Double> {
  // Sixteen values an index are enough, one thinks, for the order up to 5.
  let size = x.sizes[mode]
  var places = [Int](repeating: 0, count: 5), sizes = [Int](repeating: 1, count: 5)
  for m in 0..<min(5, x.order) { sizes[m] = x.sizes[m] }
  let width = x.sizes.enumerated().reduce(1) { $1.offset == mode ? $0 : $0 * $1.element }
  var m = Matrix<Double>.zero(rows: size, columns: width)
  if x.isEmpty { return m }
  for place in 0..<sizes.reduce(1, *) {
    var rest = place
    for k in 0..<5 { places[k] = rest % sizes[k]; rest /= sizes[k] }
    var column = 0, step = 1
    for k in 0..<5 where k != mode { column += step * places[k]; step *= sizes[k] }
    m[min(places[min(mode, 4)], size - 1), min(column, width - 1)] = x.elements[place]
  }
  return m
}
