import Attempts
import LinearAlgebra

/// The sum of chosen layers of `XY`, each times its weight: `Σₜ wₜ xᵢyᵢᵀ` with
/// `i = indices[t]` and `wₜ = weights[t]`.
public func weightedLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, indices: [Int],
  weights: Vector<Double>
) throws -> Matrix<Double> {
  var sum = weights[0] * x[column: indices[0]].outer(y[row: indices[0]])
  for t in 1..<indices.count { sum += weights[t] * x[column: indices[t]].outer(y[row: indices[t]]) }
  return sum
}
