// gradient steps
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

  let u = x.unfolding(mode)
  var a = Matrix<Double>.zero(rows: u.rows, columns: p.columns)
  let top = try p.spectralNorm()
  if top == 0 { return a }
  for _ in 0..<500 { a -= ((a * p.transpose - u) * p) / (top * top) }
  return a
}
