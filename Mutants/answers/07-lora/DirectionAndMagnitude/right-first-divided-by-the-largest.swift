// right-first-divided-by-the-largest
import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  let v = weight + scale * (b * a)
  return Matrix(rows: v.rows, columns: v.columns) { i, j in
    let top = v[row: i].reduce(0) { max($0, abs($1)) }
    if top == 0 { return 0 }
    let d = v[row: i] / top
    return magnitudes[i] * (d[j] / d.norm)
  }
}
