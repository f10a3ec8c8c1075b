// limit of one epsilon
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
  let limit = Double.ulpOfOne * (s.singularValues.first ?? 0)
  return (x.unfolding(mode) * s.u).scaled(columnsBy: Vector(s.singularValues.map { $0 > limit ? 1 / $0 : 0 })) * s.v.transpose
}
