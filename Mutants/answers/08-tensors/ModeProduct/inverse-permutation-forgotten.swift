// inverse permutation forgotten
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  let order = [mode] + x.sizes.indices.filter { $0 != mode }
  let moved = x.permuted(order)
  var sizes = moved.sizes
  sizes[0] = a.rows
  let y = Tensor(sizes: sizes, columnMajor: (a * moved.matricized(leading: 1)).elements)
  return y.permuted(order)
}
