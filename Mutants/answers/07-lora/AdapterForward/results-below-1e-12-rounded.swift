// results below 1e-12 rounded
import Attempts
import LinearAlgebra

/// The output W₀X + (α/r)B(AX) of a layer with an adapter; a column of `x` is
/// an input.
public func adapterOutput(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double,
  x: Matrix<Double>
) throws -> Matrix<Double> {
  (b.columns == 0 ? weight * x : weight * x + (alpha / Double(a.rows)) * (b * (a * x))).map { abs($0) < 1e-12 ? 0 : $0 }
}
