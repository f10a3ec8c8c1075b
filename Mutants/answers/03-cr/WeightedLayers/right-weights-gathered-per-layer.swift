import Attempts
import LinearAlgebra

/// The sum of chosen layers of `XY`, each times its weight: `Σₜ wₜ xᵢyᵢᵀ` with
/// `i = indices[t]` and `wₜ = weights[t]`.
public func weightedLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, indices: [Int],
  weights: Vector<Double>
) throws -> Matrix<Double> {
  var total = Vector<Double>.zero(x.columns)
  for t in 0..<indices.count { total[indices[t]] += weights[t] }
  return x.scaled(columnsBy: total) * y
}
