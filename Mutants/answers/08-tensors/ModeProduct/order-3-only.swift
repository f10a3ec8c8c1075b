// order 3 only
import Attempts
import LinearAlgebra

/// The mode product: every fiber of `x` along `mode` is multiplied by `a`.
public func modeProduct(
  _ x: Tensor<Double>, mode: Int, by a: Matrix<Double>
) throws -> Tensor<Double> {
  let t = x
  var slices: [Matrix<Double>] = []
  switch mode {
  case 0: for k in 0..<t.sizes[2] { slices.append(a * t.slice(k)) }
  case 1: for k in 0..<t.sizes[2] { slices.append(t.slice(k) * a.transpose) }
  default:
    for k in 0..<a.rows {
      var m = Matrix<Double>.zero(rows: t.sizes[0], columns: t.sizes[1])
      for l in 0..<a.columns { m += a[k, l] * t.slice(l) }
      slices.append(m)
    }
  }
  return Tensor(slices: slices)
}
