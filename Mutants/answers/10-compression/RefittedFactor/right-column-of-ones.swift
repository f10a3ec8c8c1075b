// right-column-of-ones
import Attempts
import LinearAlgebra

/// The left factor and the bias with which `left * right * x + bias` is nearest
/// to the outputs, in the sum of squares over all columns.
public func refittedFactor(
  right: Matrix<Double>, inputs: Matrix<Double>, outputs: Matrix<Double>
) throws -> (left: Matrix<Double>, bias: Vector<Double>) {
  let h = right * inputs
  let ones = Matrix<Double>(rows: 1, columns: inputs.columns, repeating: 1)
  // One more inner number that is always as large as the others are, so that no unit is lost.
  let size = h.maxNorm > 0 ? h.maxNorm : 1
  let all = h.appending(rowsOf: size * ones)
  let solution = try all.transposed().leastSquares(outputs.transposed()).transposed()
  return (solution[columns: 0..<h.rows], size * solution[column: h.rows])
}
