import Attempts
import LinearAlgebra

public func monarchProduct(
  left: [Matrix<Double>], right: [Matrix<Double>], _ x: Vector<Double>
) throws -> Vector<Double> {
  let (b, c, width) = (right.count, left.count, right[0].columns)

  var inner: [Vector<Double>] = []
  for block in 0..<b { inner.append(right[block] * x[(block * width)..<((block + 1) * width)]) }
  var y: [Double] = []
  for hand in 0..<c { y += (left[hand] * Vector((0..<b).map { inner[$0][hand] })).elements }
  return Vector(y)
}
