// fibers in the wrong order
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var s = x.sizes; s[mode] = a.rows
  let m = x.unfolding(mode)
  return Tensor(folding: a * m[columns: Array((0..<m.columns).reversed())], mode: mode, sizes: s)
}
