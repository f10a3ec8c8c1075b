// columns instead
import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  let v = weight + scale * (b * a)
  return v.scaled(columnsBy: Vector((0..<v.columns).map { j in let n = v[column: j].norm; return n == 0 ? 0 : magnitudes[min(j, magnitudes.count - 1)] / n }))
}
