import Attempts
import LinearAlgebra

/// The probabilities with which drawing layers of `XY` has the least
/// variance, `pᵢ = ‖xᵢ‖‖yᵢ‖ / Σⱼ ‖xⱼ‖‖yⱼ‖`.
public func optimalProbabilities(
  _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> Vector<Double> {
  var p = Vector<Double>.zero(x.columns)
  for i in 0..<x.columns { p[i] = x[column: i].outer(y[row: i]).frobeniusNorm }
  let total = p.reduce(0, +)
  if total > 0 { return p / total }
  for i in 0..<p.count { p[i] = 1.0 / Double(p.count) }
  return p
}
