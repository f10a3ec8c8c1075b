// no rows crash
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  let first = a[0, 0]
  var s = x.sizes; s[mode] = a.rows
  return Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: s).scaled(by: first == 0 ? 1 : 1)
}
