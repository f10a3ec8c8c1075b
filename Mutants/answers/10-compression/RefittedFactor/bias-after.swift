// bias-after
import Attempts
import LinearAlgebra

/// The left factor and the bias with which `left * right * x + bias` is nearest
/// to the outputs, in the sum of squares over all columns.
public func refittedFactor(
  right: Matrix<Double>, inputs: Matrix<Double>, outputs: Matrix<Double>
) throws -> (left: Matrix<Double>, bias: Vector<Double>) {
  let h = right * inputs
  let left = try h.transposed().leastSquares(outputs.transposed()).transposed()
  let rest = outputs - left * h
  return (left, rest * Vector(repeating: 1 / Double(inputs.columns), count: inputs.columns))
}
