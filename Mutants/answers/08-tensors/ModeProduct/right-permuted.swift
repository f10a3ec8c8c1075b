// right-permuted
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  var order = Array(x.sizes.indices); order.remove(at: mode); order.insert(mode, at: 0)
  let p = x.permuted(order)
  let y = a * p.matricized(leading: 1)
  var back = [Int](repeating: 0, count: order.count)
  for (i, o) in order.enumerated() { back[o] = i }
  return Tensor(y).reshaped(to: [a.rows] + p.sizes.dropFirst()).permuted(back)
}
