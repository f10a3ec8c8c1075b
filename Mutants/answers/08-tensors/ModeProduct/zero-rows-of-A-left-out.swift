// zero rows of A left out
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  let kept = (0..<a.rows).filter { i in a[row: i].norm > 0 }
  let b = a.rows == 0 ? a : a[rows: kept]
  var sizes = x.sizes
  sizes[mode] = b.rows
  return Tensor(folding: b * x.unfolding(mode), mode: mode, sizes: sizes)
}
