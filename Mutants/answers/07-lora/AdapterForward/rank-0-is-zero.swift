// rank 0 is zero
import Attempts
import LinearAlgebra

/// The output W₀X + (α/r)B(AX) of a layer with an adapter; a column of `x` is
/// an input.
public func adapterOutput(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double,
  x: Matrix<Double>
) throws -> Matrix<Double> {
  if a.rows == 0 { return .zero(rows: weight.rows, columns: x.columns) }
  return weight * x + (alpha / Double(a.rows)) * (b * (a * x))
}
