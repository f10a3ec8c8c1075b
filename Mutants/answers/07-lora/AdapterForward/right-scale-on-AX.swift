// right-scale-on-AX
import Attempts
import LinearAlgebra

/// The output W₀X + (α/r)B(AX) of a layer with an adapter; a column of `x` is
/// an input.
public func adapterOutput(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double,
  x: Matrix<Double>
) throws -> Matrix<Double> {
  let s = a.rows == 0 ? 0 : alpha / Double(a.rows)
  return weight * x + b * (a * x).scaled(by: s)
}
