// Gram matrix with a ridge
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  var p = Matrix<Double>(rows: 1, columns: factors[mode].columns, repeating: 1)
  for m in factors.indices.reversed() where m != mode {
    let f = factors[m], q = p
    p = Matrix(rows: q.rows * f.rows, columns: q.columns) { i, r in q[i / f.rows, r] * f[i % f.rows, r] }
  }
  let u = x.unfolding(mode)
  return try (p.gram() + 1e-10 * Matrix<Double>.identity(p.columns)).solve((u * p).transposed()).transposed()
}
