// right scaled by a power of two first
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  var p = Matrix<Double>(rows: 1, columns: factors[mode].columns, repeating: 1)
  for m in factors.indices where m != mode {
    let f = factors[m], q = p
    p = Matrix(rows: q.rows * f.rows, columns: q.columns) { i, r in q[i % q.rows, r] * f[i / q.rows, r] }
  }

  let top = p.maxNorm
  if top == 0 { return .zero(rows: x.sizes[mode], columns: p.columns) }
  let unit = Double(sign: .plus, exponent: top.exponent, significand: 1)
  let s = try SVD((1 / unit) * p)
  let limit = 10 * Double(max(p.rows, p.columns)) * Double.ulpOfOne * s.singularValues[0]
  let inverse = Vector(s.singularValues.map { $0 > limit ? 1 / $0 : 0 })
  return (1 / unit) * ((x.unfolding(mode) * s.u).scaled(columnsBy: inverse) * s.v.transpose)
}
