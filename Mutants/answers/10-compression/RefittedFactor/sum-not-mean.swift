// sum-not-mean
import Attempts
import LinearAlgebra

/// The left factor and the bias with which `left * right * x + bias` is nearest
/// to the outputs, in the sum of squares over all columns.
public func refittedFactor(
  right: Matrix<Double>, inputs: Matrix<Double>, outputs: Matrix<Double>
) throws -> (left: Matrix<Double>, bias: Vector<Double>) {
  let h = right * inputs
  let ones = Vector<Double>(repeating: 1, count: inputs.columns)
  let weights = ones / Double(inputs.columns)
  let left = try (h - (h * weights).outer(ones)).transposed()
    .leastSquares(outputs.transposed()).transposed()
  return (left, outputs * ones - left * (h * ones))
}
