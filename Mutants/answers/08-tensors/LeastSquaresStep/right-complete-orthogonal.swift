// right-complete-orthogonal
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
  let f = try ColumnPivotedQR(p)
  let d = f.r.diagonal.map { abs($0) }
  let rank = d.filter { $0 > Double(max(p.rows, p.columns)) * Double.ulpOfOne * (d.first ?? 0) }.count
  if rank == 0 { return .zero(rows: x.sizes[mode], columns: p.columns) }
  let g = try QR(f.r[rows: 0..<rank].transposed())
  let c = f.q[columns: 0..<rank].transpose * x.unfolding(mode).transposed()
  let z = g.q * (try g.r.transposed().solveTriangular(.lower, c))
  var out = Matrix<Double>.zero(rows: p.columns, columns: x.sizes[mode])
  for (i, o) in f.pivots.enumerated() { out[row: o] = z[row: i] }
  return out.transposed()
}
