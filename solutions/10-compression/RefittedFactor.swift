import Attempts
import LinearAlgebra

/// The left factor and the bias with which `left * right * x + bias` is nearest
/// to the outputs, in the sum of squares over all columns.
public func refittedFactor(
  right: Matrix<Double>, inputs: Matrix<Double>, outputs: Matrix<Double>
) throws -> (left: Matrix<Double>, bias: Vector<Double>) {
  // answer.begin
  let hidden = right * inputs
  let count = inputs.columns
  let ones = Vector<Double>(repeating: 1, count: count)
  let hiddenMean = hidden * ones / Double(count)
  let outputMean = outputs * ones / Double(count)
  let h = hidden - hiddenMean.outer(ones)
  let y = outputs - outputMean.outer(ones)
  let left = try h.transposed().leastSquares(y.transposed()).transposed()
  return (left, outputMean - left * hiddenMean)
  // answer.end
}
