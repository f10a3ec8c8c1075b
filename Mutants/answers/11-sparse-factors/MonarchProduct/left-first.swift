import Attempts
import LinearAlgebra

public func monarchProduct(
  left: [Matrix<Double>], right: [Matrix<Double>], _ x: Vector<Double>
) throws -> Vector<Double> {
  let (b, c, width) = (right.count, left.count, right[0].columns)

  let tall = left[0].rows
  var y = Vector<Double>.zero(tall * c)
  for hand in 0..<c {
    let cards = Vector((0..<b).map { block in x[block * width] * right[block][hand, 0] })
    let part = left[hand] * cards
    for i in 0..<tall { y[i * c + hand] = part[i] }
  }
  return y
}
