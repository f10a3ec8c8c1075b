// order 2 crash
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  let o = factors.indices.filter { $0 != mode }.reversed() as [Int]
  let f = factors[o[0]], g = factors[o[1]]
  var p = Matrix(rows: f.rows * g.rows, columns: f.columns) { i, r in f[i / g.rows, r] * g[i % g.rows, r] }
  for m in o.dropFirst(2) { let h = factors[m], q = p; p = Matrix(rows: q.rows * h.rows, columns: q.columns) { i, r in q[i / h.rows, r] * h[i % h.rows, r] } }
  let s = try SVD(p)
  return (x.unfolding(mode) * s.u).scaled(columnsBy: Vector(s.singularValues.map { $0 > Double(p.rows) * .ulpOfOne * s.singularValues[0] ? 1 / $0 : 0 })) * s.v.transpose
}
