import Attempts
import LinearAlgebra

/// The probabilities with which drawing layers of `XY` has the least
/// variance, `pᵢ = ‖xᵢ‖‖yᵢ‖ / Σⱼ ‖xⱼ‖‖yⱼ‖`.
public func optimalProbabilities(
  _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> Vector<Double> {
  let a = x.gram().diagonal, b = y.rowGram().diagonal
  let s = zip(a, b).map { ($0 * $1).squareRoot() }
  let z = s.reduce(0, +)
  return z == 0 ? Vector(s.map { _ in 1 / Double(s.count) }) : Vector(s.map { $0 / z })
}
