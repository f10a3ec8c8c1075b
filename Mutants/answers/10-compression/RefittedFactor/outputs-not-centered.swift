// outputs not centered
import Attempts
import LinearAlgebra

/// The left factor and the bias with which `left * right * x + bias` is nearest
/// to the outputs, in the sum of squares over all columns.
public func refittedFactor(
  right: Matrix<Double>, inputs: Matrix<Double>, outputs: Matrix<Double>
) throws -> (left: Matrix<Double>, bias: Vector<Double>) {
  let h = right * inputs
  let weights = Vector<Double>(repeating: 1 / Double(inputs.columns), count: inputs.columns)
  let ones = Vector<Double>(repeating: 1, count: inputs.columns)
  let mean = h * weights
  let left = try (h - mean.outer(ones)).transposed()
    .leastSquares(outputs.transposed()).transposed()
  return (left, outputs * weights - left * mean)
}
