// no inputs crash
import Attempts
import LinearAlgebra

/// The gradients of a loss for B, A and the input of a layer with an adapter,
/// from its gradient for the output.
public func adapterGradients(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  x: Matrix<Double>, outputGradient g: Matrix<Double>
) throws -> (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>) {
  var gb = scale * g[column: 0].outer(a * x[column: 0])
  for j in 1..<max(1, x.columns) { gb += scale * g[column: j].outer(a * x[column: j]) }
  return (gb, scale * (b.transpose * g * x.transpose), weight.transpose * g + scale * (a.transpose * (b.transpose * g)))
}
