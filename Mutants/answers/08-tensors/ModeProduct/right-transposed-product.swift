// right transposed product
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  let y = (x.unfolding(mode).transposed() * a.transpose).transposed()
  return Tensor(folding: y, mode: mode, sizes: sizes)
}
