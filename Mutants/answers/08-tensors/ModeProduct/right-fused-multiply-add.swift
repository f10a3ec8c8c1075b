// right fused multiply add
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  return Tensor(sizes: sizes) { index in
    var from = index, sum = 0.0
    for j in 0..<a.columns {
      from[mode] = j
      sum.addProduct(a[index[mode], j], x[from])
    }
    return sum
  }
}
