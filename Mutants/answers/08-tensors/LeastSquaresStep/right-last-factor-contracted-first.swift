// right last factor contracted first
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  // The same product, built from the last factor on.
  var p = Matrix<Double>(rows: 1, columns: factors[mode].columns, repeating: 1)
  for m in factors.indices.reversed() where m != mode {
    let f = factors[m], q = p
    p = Matrix(rows: q.rows * f.rows, columns: q.columns) { i, r in f[i % f.rows, r] * q[i / f.rows, r] }
  }
  let s = try SVD(p)
  let limit = 1e-14 * Double(p.columns) * s.singularValues[0]
  return (x.unfolding(mode) * s.u).scaled(columnsBy: Vector(s.singularValues.map { $0 > limit ? 1 / $0 : 0 })) * s.v.transpose
}
