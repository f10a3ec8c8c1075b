import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let k = y.columns
  let everybody = y.gram()
  var out = Matrix<Double>.zero(rows: counts.rows, columns: k)
  for u in 0..<counts.rows {
    var g = everybody
    var b = Vector<Double>.zero(k)
    for i in 0..<k { g[i, i] += 0 }
    for place in counts.rowStarts[u]..<counts.rowStarts[u + 1] {
      let n = counts.values[place]
      if n <= 0 { continue }
      let film = Int(counts.columnIndices[place])
      for i in 0..<k {
        for j in 0..<k { g[i, j] += alpha * n * y[film, i] * y[film, j] }
        b[i] += (1 + alpha * n) * y[film, i]
      }
    }
    let x = try Cholesky(g).solve(b)
    for i in 0..<k { out[u, i] = x[i] }
  }
  return out
}
