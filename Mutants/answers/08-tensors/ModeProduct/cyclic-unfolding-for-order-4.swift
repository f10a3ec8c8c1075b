// cyclic unfolding for order 4
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var s = x.sizes; s[mode] = a.rows
  if x.order >= 4 { let m = min(mode, 2); var s = x.sizes; s[m] = a.rows; return Tensor(folding: a * x.unfolding(m), mode: m, sizes: s) }
  return Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: s)
}
