// all modes of the size
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var y = x
  for m in x.sizes.indices where x.sizes[m] == a.columns { var s = y.sizes; s[m] = a.rows; y = Tensor(folding: a * y.unfolding(m), mode: m, sizes: s) }
  return y
}
