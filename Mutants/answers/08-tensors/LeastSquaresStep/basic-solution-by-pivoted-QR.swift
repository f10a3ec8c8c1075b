// basic solution by pivoted QR
import Attempts
import LinearAlgebra

/// The factor for `mode` that, with the other factors as they are, brings the
/// sum of rank-one tensors nearest to `x`; of several, the one of least norm.
public func leastSquaresStep(
  _ x: Tensor<Double>, factors: [Matrix<Double>], mode: Int
) throws -> Matrix<Double> {
  var p = Matrix<Double>(rows: 1, columns: factors[mode].columns, repeating: 1)
  for m in factors.indices.reversed() where m != mode {
    let f = factors[m], q = p
    p = Matrix(rows: q.rows * f.rows, columns: q.columns) { i, r in q[i / f.rows, r] * f[i % f.rows, r] }
  }
  let u = x.unfolding(mode)
  let f = try ColumnPivotedQR(p)
  let d = f.r.diagonal.map { abs($0) }
  let k = d.filter { $0 > Double(p.rows) * Double.ulpOfOne * (d.first ?? 0) }.count
  if k == 0 { return .zero(rows: u.rows, columns: p.columns) }
  let z = try f.r[rows: 0..<k][columns: 0..<k].solveTriangular(.upper, f.q[columns: 0..<k].transpose * u.transposed())
  var out = Matrix<Double>.zero(rows: p.columns, columns: u.rows)
  for i in 0..<k { out[row: f.pivots[i]] = z[row: i] }
  return out.transposed()
}
