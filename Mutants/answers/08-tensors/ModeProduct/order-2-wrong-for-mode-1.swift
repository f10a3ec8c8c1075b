// order 2 wrong for mode 1
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  if x.order == 2 { return Tensor(a * (mode == 0 ? Matrix(x) : Matrix(x).transposed())) }
  var s = x.sizes; s[mode] = a.rows
  return Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: s)
}
