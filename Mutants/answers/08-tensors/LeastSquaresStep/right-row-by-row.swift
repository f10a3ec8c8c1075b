// right row by row
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

  let s = try SVD(p)
  let limit = 4 * Double(p.rows) * Double.ulpOfOne * (s.singularValues.first ?? 0)
  let u = x.unfolding(mode)
  var a = Matrix<Double>.zero(rows: u.rows, columns: p.columns)
  for i in 0..<u.rows {
    for (k, sigma) in s.singularValues.enumerated() where sigma > limit {
      a[row: i] = a[row: i] + s.v[column: k] * (s.u[column: k].dot(u[row: i]) / sigma)
    }
  }
  return a
}
