// A uses B of the sign
import Attempts
import LinearAlgebra

/// The gradients of a loss for B, A and the input of a layer with an adapter,
/// from its gradient for the output.
public func adapterGradients(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  x: Matrix<Double>, outputGradient g: Matrix<Double>
) throws -> (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>) {
  return (b: scale * (g * (a * x).transpose), a: scale * (b.map { $0.magnitude }.transpose * g * x.transpose), x: weight.transpose * g + scale * (a.transpose * (b.transpose * g)))
}
