// right-by-chain
import Attempts
import LinearAlgebra

/// The gradients of a loss for B, A and the input of a layer with an adapter,
/// from its gradient for the output.
public func adapterGradients(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  x: Matrix<Double>, outputGradient g: Matrix<Double>
) throws -> (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>) {
  let z = a * x
  let gz = scale * (b.transpose * g)
  return (scale * (g * z.transpose), gz * x.transpose, weight.transpose * g + a.transpose * gz)
}
