// mode counted from 1
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  let mode = max(0, mode - 1)
  var s = x.sizes; s[mode] = a.rows
  return Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: s)
}
