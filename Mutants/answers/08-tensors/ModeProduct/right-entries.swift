// right-entries
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var s = x.sizes; s[mode] = a.rows
  return Tensor(sizes: s) { index in
    var at = index
    return (0..<a.columns).reduce(0.0) { at[mode] = $1; return $0 + a[index[mode], $1] * x[at] }
  }
}
