import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let n = Matrix(counts)
  var out = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  for u in 0..<counts.rows {
    let c = Vector((0..<y.rows).map { 1 + alpha * n[u, $0] })
    let w = Vector((0..<y.rows).map { n[u, $0] > 0 ? c[$0] : 0 })
    let g = y.transpose * y.scaled(rowsBy: c) + penalty * Matrix<Double>.identity(y.columns)
    let x = try Cholesky(g).solve(y.transpose * w)
    for j in 0..<x.count { out[u, j] = x[j] }
  }
  return out
}
