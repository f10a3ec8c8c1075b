// order 3 only
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  let o = [0, 1, 2].filter { $0 != mode }
  let f = factors[o[1]], g = factors[o[0]]
  let p = Matrix(rows: f.rows * g.rows, columns: f.columns) { i, r in f[i / g.rows, r] * g[i % g.rows, r] }
  let s = try SVD(p)
  return (x.unfolding(mode) * s.u).scaled(columnsBy: Vector(s.singularValues.map { $0 > Double(p.rows) * .ulpOfOne * s.singularValues[0] ? 1 / $0 : 0 })) * s.v.transpose
}
