// scaled by the largest entry
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  let s = a.maxNorm * x.maxNorm
  var sizes = x.sizes
  sizes[mode] = a.rows
  let y = a * x.unfolding(mode)
  return Tensor(folding: y.map { ($0 / s * 1e10).rounded() / 1e10 * s }, mode: mode, sizes: sizes)
}
