// product of two factors only
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  let others = factors.indices.filter { $0 != mode }
  let f = factors[others[0]], g = others.count > 1 ? factors[others[1]] : Matrix(rows: 1, columns: f.columns, repeating: 1)
  let p = Matrix(rows: f.rows * g.rows, columns: f.columns) { i, r in f[i % f.rows, r] * g[i / f.rows, r] }
  let s = try SVD(p), top = s.singularValues.first ?? 0
  let u = x.unfolding(mode)
  return (u[columns: 0..<p.rows] * s.u).scaled(columnsBy: Vector(s.singularValues.map { $0 > 1e-14 * top ? 1 / $0 : 0 })) * s.v.transpose
}
