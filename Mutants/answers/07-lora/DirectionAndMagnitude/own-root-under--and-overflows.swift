// own root under- and overflows
import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  let v = weight + scale * (b * a)
  return Matrix(rows: v.rows, columns: v.columns) { i, j in
    let s = (0..<v.columns).reduce(0.0) { $0 + v[i, $1] * v[i, $1] }
    return s == 0 ? v[i, j] : v[i, j] * (magnitudes[i] / s.squareRoot())
  }
}
