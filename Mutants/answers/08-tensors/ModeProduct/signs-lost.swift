// signs lost
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  return Tensor(folding: (a * x.unfolding(mode)).map { abs($0) }, mode: mode, sizes: sizes)
}
