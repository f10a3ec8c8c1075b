import Attempts
import LinearAlgebra

/// The probabilities with which drawing layers of `XY` has the least
/// variance, `pᵢ = ‖xᵢ‖‖yᵢ‖ / Σⱼ ‖xⱼ‖‖yⱼ‖`.
public func optimalProbabilities(
  _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> Vector<Double> {
  let sizes = (0..<x.columns).map { x[column: $0].norm * y[row: $0].norm }
  _ = sizes[0]; let total = sizes.reduce(0, +)
  if total == 0 { return Vector(repeating: 1 / Double(x.columns), count: x.columns) }
  return Vector(sizes.map { $0 / total })
}
