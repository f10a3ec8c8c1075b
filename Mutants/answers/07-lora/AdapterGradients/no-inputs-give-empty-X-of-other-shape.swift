// no inputs give empty X of other shape
import Attempts
import LinearAlgebra

/// The gradients of a loss for B, A and the input of a layer with an adapter,
/// from its gradient for the output.
public func adapterGradients(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  x: Matrix<Double>, outputGradient g: Matrix<Double>
) throws -> (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>) {
  if x.columns == 0 { return (.zero(rows: b.rows, columns: b.columns), .zero(rows: a.rows, columns: a.columns), .zero(rows: 0, columns: 0)) }
  return (scale * (g * (a * x).transpose), scale * (b.transpose * g * x.transpose), weight.transpose * g + scale * (a.transpose * (b.transpose * g)))
}
