// right by rank one layers
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  let u = x.unfolding(mode)
  var y = Matrix<Double>.zero(rows: a.rows, columns: u.columns)
  for j in 0..<a.columns { y += a[column: j].outer(u[row: j]) }
  return Tensor(folding: y, mode: mode, sizes: sizes)
}
