import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  var out = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  for u in 0..<counts.rows {
    var g = penalty * Matrix<Double>.identity(y.columns)
    var b = Vector<Double>.zero(y.columns)
    for p in counts.rowStarts[u]..<counts.rowStarts[u + 1] where counts.values[p] > 0 {
      let z = y[row: Int(counts.columnIndices[p])]
      g += (1 + alpha * counts.values[p]) * z.outer(z)
      b += (1 + alpha * counts.values[p]) * z
    }
    let x = try Cholesky(g).solve(b)
    for j in 0..<x.count { out[u, j] = x[j] }
  }
  return out
}
