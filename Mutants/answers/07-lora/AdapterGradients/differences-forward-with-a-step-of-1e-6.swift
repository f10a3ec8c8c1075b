// differences forward with a step of 1e-6
import Attempts
import LinearAlgebra

/// The gradients of a loss for B, A and the input of a layer with an adapter,
/// from its gradient for the output.
public func adapterGradients(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  x: Matrix<Double>, outputGradient g: Matrix<Double>
) throws -> (b: Matrix<Double>, a: Matrix<Double>, x: Matrix<Double>) {
  func y(_ b: Matrix<Double>, _ a: Matrix<Double>, _ x: Matrix<Double>) -> Double { g.hadamard(weight * x + scale * (b * (a * x))).elements.reduce(0, +) }
  let h = 1e-6
  func d(_ m: Matrix<Double>, _ f: (Matrix<Double>) -> Double) -> Matrix<Double> {
    Matrix(rows: m.rows, columns: m.columns) { i, j in var p = m; p[i, j] += h; var n = m; n[i, j] -= h; return (f(p) - f(n)) / (2 * h) }
  }
  return (d(b) { y($0, a, x) }, d(a) { y(b, $0, x) }, d(x) { y(b, a, $0) })
}
