// one direction always dropped
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
  let n = max(1, s.singularValues.count - 1)
  let inverse = Vector((0..<n).map { s.singularValues[$0] > 0 ? 1 / s.singularValues[$0] : 0 })
  return (x.unfolding(mode) * s.u[columns: 0..<n]).scaled(columnsBy: inverse) * s.v[columns: 0..<n].transpose
}
