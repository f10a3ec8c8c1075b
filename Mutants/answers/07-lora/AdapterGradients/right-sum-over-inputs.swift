// right-sum-over-inputs
import Attempts
import LinearAlgebra

/// The gradients of a loss for B, A and the input of a layer with an adapter,
/// from its gradient for the output.
public func adapterGradients(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  x: Matrix<Double>, outputGradient g: Matrix<Double>
) throws -> (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>) {
  var gb = Matrix<Double>.zero(rows: b.rows, columns: b.columns), ga = Matrix<Double>.zero(rows: a.rows, columns: a.columns)
  var gx = Matrix<Double>.zero(rows: x.rows, columns: x.columns)
  for j in 0..<x.columns {
    let xj = x[column: j], gj = g[column: j]
    gb += scale * gj.outer(a * xj)
    let back = b.transpose * gj
    ga += scale * back.outer(xj)
    gx[column: j] = weight.transpose * gj + scale * (a.transpose * back)
  }
  return (gb, ga, gx)
}
