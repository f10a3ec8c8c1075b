// folded to the first mode
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var s = x.sizes; s.remove(at: mode); s.insert(a.rows, at: 0)
  return Tensor(folding: a * x.unfolding(mode), mode: 0, sizes: s)
}
