// no rows refused
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  if a.rows == 0 { throw NoRows() }
  var s = x.sizes; s[mode] = a.rows
  return Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: s)
}

struct NoRows: Error {}
