import Attempts
import LinearAlgebra

public func monarchProduct(
  left: [Matrix<Double>], right: [Matrix<Double>], _ x: Vector<Double>
) throws -> Vector<Double> {
  let (b, c, width) = (right.count, left.count, right[0].columns)

  var inner: [Double] = []
  for block in 0..<b { inner += (right[block] * x[(block * width)..<((block + 1) * width)]).elements }
  let (tall, piece) = (left[0].rows, left[0].columns)
  var y = Vector<Double>.zero(tall * c)
  for hand in 0..<c {
    let part = left[hand] * Vector(inner)[(hand * piece)..<((hand + 1) * piece)]
    for i in 0..<tall { y[i * c + hand] = part[i] }
  }
  return y
}
