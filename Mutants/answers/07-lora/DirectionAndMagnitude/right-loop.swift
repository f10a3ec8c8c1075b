// right-loop
import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  var v = weight + (b * scale) * a
  for i in 0..<v.rows where v[row: i].norm > 0 {
    let r = v[row: i]
    v[row: i] = (r / r.norm) * magnitudes[i]
  }
  return v
}
