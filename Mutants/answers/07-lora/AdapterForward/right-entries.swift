// right-entries
import Attempts
import LinearAlgebra

/// The output W₀X + (α/r)B(AX) of a layer with an adapter; a column of `x` is
/// an input.
public func adapterOutput(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double,
  x: Matrix<Double>
) throws -> Matrix<Double> {
  let r = a.rows
  return Matrix(rows: weight.rows, columns: x.columns) { i, j in
    var y = weight[row: i].dot(x[column: j])
    for k in 0..<r { y += alpha / Double(r) * b[i, k] * a[row: k].dot(x[column: j]) }
    return y
  }
}
