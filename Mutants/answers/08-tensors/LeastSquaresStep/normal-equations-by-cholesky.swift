// normal equations by cholesky
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

  let gram = p.gram() + Matrix.identity(p.columns) * (1e-15 * p.gram().trace)
  let l = try Cholesky(gram).l
  let b = (x.unfolding(mode) * p).transposed()
  return try l.transposed().solveTriangular(.upper, l.solveTriangular(.lower, b)).transposed()
}
