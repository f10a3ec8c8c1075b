// folded to the last mode if larger
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  let y = a * x.unfolding(mode)
  if a.rows > a.columns { return Tensor(y).reshaped(to: sizes) }
  return Tensor(folding: y, mode: mode, sizes: sizes)
}
