// first row for all
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  let y = a * x.unfolding(mode)
  return Tensor(folding: Matrix(rows: y.rows, columns: y.columns) { _, j in y[0, j] }, mode: mode, sizes: sizes)
}
