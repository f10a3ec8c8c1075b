// order 5 unknown
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  let s = x.sizes + [Int](repeating: 1, count: max(0, 4 - x.order))
  let left = s[..<min(mode, 3)].reduce(1, *), n = s[min(mode, 3)], right = s[(min(mode, 3) + 1)..<4].reduce(1, *)
  var e = [Double](repeating: 0, count: sizes.reduce(1, *))
  for r in 0..<right { for i in 0..<a.rows { for l in 0..<left {
    var sum = 0.0
    for j in 0..<min(n, a.columns) { sum += a[i, j] * x.elements[l + left * (j + n * r)] }
    if l + left * (i + a.rows * r) < e.count { e[l + left * (i + a.rows * r)] = sum }
  } } }
  return Tensor(sizes: sizes, columnMajor: e)
}
