// right-tolerance-1e-13-relative
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
    p = Matrix(rows: q.rows * f.rows, columns: q.columns) { i, r in f[i / q.rows, r] * q[i % q.rows, r] }
  }
  let s = try SVD(p)
  var result = Matrix<Double>.zero(rows: x.sizes[mode], columns: p.columns)
  for (k, sigma) in s.singularValues.enumerated() where sigma > 1e-13 * s.singularValues[0] {
    result += (1 / sigma) * (x.unfolding(mode) * s.u[column: k]).outer(s.v[column: k])
  }
  return result
}
