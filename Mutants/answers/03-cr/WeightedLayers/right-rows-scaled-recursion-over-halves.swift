import Attempts
import LinearAlgebra

/// The sum of chosen layers of `XY`, each times its weight: `Σₜ wₜ xᵢyᵢᵀ` with
/// `i = indices[t]` and `wₜ = weights[t]`.
public func weightedLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, indices: [Int],
  weights: Vector<Double>
) throws -> Matrix<Double> {
  func part(_ range: Range<Int>) -> Matrix<Double> {
    if range.isEmpty { return .zero(rows: x.rows, columns: y.columns) }
    if range.count == 1 {
      let t = range.lowerBound
      return x[column: indices[t]].outer(y[row: indices[t]] * weights[t])
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    return part(range.lowerBound..<middle) + part(middle..<range.upperBound)
  }
  return part(0..<indices.count)
}
