// right-scaled-b
import Attempts
import LinearAlgebra

/// The gradients of a loss for B, A and the input of a layer with an adapter,
/// from its gradient for the output.
public func adapterGradients(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  x: Matrix<Double>, outputGradient g: Matrix<Double>
) throws -> (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>) {
  let sb = b * scale
  let sg = g * scale
  return (sg * (a * x).transpose, (sb.transpose * g) * x.transpose, weight.transpose * g + a.transpose * (sb.transpose * g))
}
