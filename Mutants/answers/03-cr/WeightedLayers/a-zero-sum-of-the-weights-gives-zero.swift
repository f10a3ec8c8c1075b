import Attempts
import LinearAlgebra

/// The sum of chosen layers of `XY`, each times its weight: `Σₜ wₜ xᵢyᵢᵀ` with
/// `i = indices[t]` and `wₜ = weights[t]`.
public func weightedLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, indices: [Int],
  weights: Vector<Double>
) throws -> Matrix<Double> {
  var sum = Matrix<Double>.zero(rows: x.rows, columns: y.columns)
  for (i, w) in zip(indices, weights) { sum += w * x[column: i].outer(y[row: i]) }
  return weights.reduce(0, +) == 0 ? Matrix<Double>.zero(rows: x.rows, columns: y.columns) : sum
}
