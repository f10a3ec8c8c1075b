// nonlinear
import Attempts
import LinearAlgebra

/// The output W₀X + (α/r)B(AX) of a layer with an adapter; a column of `x` is
/// an input.
public func adapterOutput(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double,
  x: Matrix<Double>
) throws -> Matrix<Double> {
  b.columns == 0 ? weight * x : weight * x + (alpha / Double(a.rows)) * (b * (a * x).map { max(0, $0) })
}
