// right summed backwards
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  let left = x.sizes[..<mode].reduce(1, *), n = x.sizes[mode], right = x.sizes[(mode + 1)...].reduce(1, *)
  var e = [Double](repeating: 0, count: left * a.rows * right)
  for r in 0..<right {
    for j in (0..<n).reversed() {
      for i in 0..<a.rows {
        for l in 0..<left { e[l + left * (i + a.rows * r)] += a[i, j] * x.elements[l + left * (j + n * r)] }
      }
    }
  }
  var sizes = x.sizes
  sizes[mode] = a.rows
  return Tensor(sizes: sizes, columnMajor: e)
}
