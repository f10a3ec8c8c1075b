// right-slices-of-reshaped
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var s = x.sizes; s[mode] = a.rows
  let n = x.sizes[mode], left = x.sizes[..<mode].reduce(1, *), right = x.sizes[(mode + 1)...].reduce(1, *)
  let t = x.reshaped(to: [left, n, right])
  return Tensor(sizes: s, columnMajor: (0..<right).flatMap { (t.slice($0) * a.transpose).elements })
}
