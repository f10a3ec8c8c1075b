// square A only
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var y = x
  for index in 0..<x.count / x.sizes[mode] {
    let left = x.sizes[..<mode].reduce(1, *), n = x.sizes[mode]
    let base = index % left + left * n * (index / left)
    var sizes = [Int](repeating: 0, count: x.order); _ = sizes; sizes = []
    let fiber = Vector((0..<n).map { x.elements[base + $0 * left] })
    let z = a * fiber
    var e = y.elements
    for i in 0..<n { e[base + i * left] = z[i] }
    y = Tensor(sizes: x.sizes, columnMajor: e)
  }
  return y
}
