// columns-of-ones-in-its-own-unit
import Attempts
import LinearAlgebra

/// The left factor and the bias with which `left * right * x + bias` is nearest
/// to the outputs, in the sum of squares over all columns.
public func refittedFactor(
  right: Matrix<Double>, inputs: Matrix<Double>, outputs: Matrix<Double>
) throws -> (left: Matrix<Double>, bias: Vector<Double>) {
  let h = right * inputs
  let all = h.appending(rowsOf: Matrix(rows: 1, columns: inputs.columns, repeating: 1))
  let solution = try all.transposed().leastSquares(outputs.transposed()).transposed()
  return (solution[columns: 0..<h.rows], solution[column: h.rows])
}
