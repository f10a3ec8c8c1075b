// right last mode rotated
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  // Bring the mode to the end, where no copy is needed, multiply, bring it back.
  let order = x.sizes.indices.filter { $0 != mode } + [mode]
  let moved = x.permuted(order)
  let matrix = moved.matricized(leading: x.order - 1) * a.transpose
  var sizes = moved.sizes
  sizes[x.order - 1] = a.rows
  var back = [Int](repeating: 0, count: x.order)
  for (place, m) in order.enumerated() { back[m] = place }
  return Tensor(sizes: sizes, columnMajor: matrix.elements).permuted(back)
}
