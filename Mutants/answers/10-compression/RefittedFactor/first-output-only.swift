// first-output-only
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
  let y = outputs[rows: [0]]
  let row = try (h - (h * weights).outer(ones)).transposed().leastSquares(y.transposed()).transposed()
  let left = row[rows: Array(repeating: 0, count: outputs.rows)]
  return (left, (outputs - left * h) * weights)
}
