// right transposed pseudo inverse
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

  let s = try SVD(p.transposed())
  let limit = Double(p.rows + p.columns) * Double.ulpOfOne * (s.singularValues.first ?? 0)
  let kept = s.singularValues.filter { $0 > limit }.count
  if kept == 0 { return .zero(rows: x.sizes[mode], columns: p.columns) }
  let inverse = Vector(s.singularValues[0..<kept].map { 1 / $0 })
  return x.unfolding(mode) * s.v[columns: 0..<kept].scaled(columnsBy: inverse) * s.u[columns: 0..<kept].transpose
}
