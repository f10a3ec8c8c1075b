import Attempts
import LinearAlgebra

public func monarchProduct(
  left: [Matrix<Double>], right: [Matrix<Double>], _ x: Vector<Double>
) throws -> Vector<Double> {
  let (b, c, width) = (right.count, left.count, right[0].columns)

  let tall = left[0].rows
  var h = [[Double]](repeating: [Double](repeating: 0, count: b), count: c)
  for block in 0..<b {
    for j in 0..<width {
      for hand in 0..<c { h[hand][block] += right[block][hand, j] * x[block * width + j] }
    }
  }
  var y = Vector<Double>.zero(tall * c)
  for hand in 0..<c {
    for block in 0..<b {
      for i in 0..<tall { y[i * c + hand] += left[hand][i, block] * h[hand][block] }
    }
  }
  return y
}
