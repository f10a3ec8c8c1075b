import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  // answer.begin
  let direction = weight + scale * (b * a)
  let factors = Vector(
    (0..<direction.rows).map { i in
      let length = direction[row: i].norm
      return length > 0 ? magnitudes[i] / length : 0
    })
  return direction.scaled(rowsBy: factors)
  // answer.end
}
