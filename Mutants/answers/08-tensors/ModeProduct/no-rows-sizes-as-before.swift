// no rows sizes as before
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = max(1, a.rows)
  if a.rows == 0 { return .zero(sizes: sizes) }
  return Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: sizes)
}
