// dense-confidences
import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let dense = Matrix(counts)
  var x = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  for u in 0..<counts.rows {
    let c = Vector((0..<y.rows).map { 1 + alpha * dense[u, $0] })
    let w = Vector((0..<y.rows).map { dense[u, $0] > 0 ? c[$0] : 0 })
    let a = y.transpose * y.scaled(rowsBy: c) + penalty * Matrix<Double>.identity(y.columns)
    x[row: u] = try LU(a).solve(y.transpose * w)
  }
  return x
}
