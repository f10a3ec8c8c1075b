// right-each-output
import Attempts
import LinearAlgebra

/// The left factor and the bias with which `left * right * x + bias` is nearest
/// to the outputs, in the sum of squares over all columns.
public func refittedFactor(
  right: Matrix<Double>, inputs: Matrix<Double>, outputs: Matrix<Double>
) throws -> (left: Matrix<Double>, bias: Vector<Double>) {
  let h = right * inputs
  let count = Double(inputs.columns)
  let mean = Vector((0..<h.rows).map { h[row: $0].reduce(0, +) / count })
  let centered = Matrix<Double>(rows: h.columns, columns: h.rows) { j, k in h[k, j] - mean[k] }
  var left = Matrix<Double>.zero(rows: outputs.rows, columns: h.rows)
  var bias = Vector<Double>.zero(outputs.rows)
  for i in 0..<outputs.rows {
    let y = outputs[row: i]
    let average = y.reduce(0, +) / count
    let l = try centered.leastSquares(Vector(y.map { $0 - average }))
    left[row: i] = l
    bias[i] = average - l.dot(mean)
  }
  return (left, bias)
}
