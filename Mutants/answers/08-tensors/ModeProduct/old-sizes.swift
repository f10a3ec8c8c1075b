// old sizes
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: x.sizes)
}
