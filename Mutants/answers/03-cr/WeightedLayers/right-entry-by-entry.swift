import Attempts
import LinearAlgebra

/// The sum of chosen layers of `XY`, each times its weight: `Σₜ wₜ xᵢyᵢᵀ` with
/// `i = indices[t]` and `wₜ = weights[t]`.
public func weightedLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, indices: [Int],
  weights: Vector<Double>
) throws -> Matrix<Double> {
  return Matrix(rows: x.rows, columns: y.columns) { i, j in
    var sum = 0.0
    for t in indices.indices { sum += weights[t] * x[i, indices[t]] * y[indices[t], j] }
    return sum
  }
}
