// step for the transposed mode
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  let n = factors.count - 1 - mode
  var p = Matrix<Double>(rows: 1, columns: factors[mode].columns, repeating: 1)
  for m in factors.indices where m != mode {
    let f = factors[m], q = p
    p = Matrix(rows: q.rows * f.rows, columns: q.columns) { i, r in q[i % q.rows, r] * f[i / q.rows, r] }
  }
  let u = x.sizes[n] == x.sizes[mode] ? x.unfolding(n) : x.unfolding(mode)
  let s = try SVD(p), top = s.singularValues.first ?? 0
  return (u * s.u).scaled(columnsBy: Vector(s.singularValues.map { $0 > 1e-14 * top ? 1 / $0 : 0 })) * s.v.transpose
}
