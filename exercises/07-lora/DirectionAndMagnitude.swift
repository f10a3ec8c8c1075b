import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  throw NotAttempted()
}
