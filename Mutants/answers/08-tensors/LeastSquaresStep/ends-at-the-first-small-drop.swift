// ends at the first small drop
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

  // The rank is where the singular values fall by a factor of a million.
  let s = try SVD(p)
  var rank = s.singularValues.first ?? 0 > 0 ? 1 : 0
  while rank > 0 && rank < s.singularValues.count && s.singularValues[rank] > 1e-6 * s.singularValues[rank - 1] { rank += 1 }
  if rank == 0 { return .zero(rows: x.sizes[mode], columns: p.columns) }
  return (x.unfolding(mode) * s.u[columns: 0..<rank]).scaled(columnsBy: Vector(s.singularValues[0..<rank].map { 1 / $0 })) * s.v[columns: 0..<rank].transpose
}
