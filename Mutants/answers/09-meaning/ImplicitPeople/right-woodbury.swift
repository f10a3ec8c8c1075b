import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let k = y.columns
  let base = y.gram() + penalty * Matrix<Double>.identity(k)
  let inverse = try Cholesky(base).solve(Matrix<Double>.identity(k))
  var lists = [[(Int, Double)]](repeating: [], count: counts.rows)
  for (u, i, n) in counts.entries where n > 0 { lists[u].append((i, n)) }
  var rows: [[Double]] = []
  for list in lists {
    if list.isEmpty { rows.append([Double](repeating: 0, count: k)); continue }
    let f = y[rows: list.map { $0.0 }]
    let b = f.transpose * Vector(list.map { 1 + alpha * $0.1 })
    let z = inverse * b
    if alpha == 0 { rows.append(z.elements); continue }
    let fi = f * inverse
    // (B + FᵀDF)⁻¹ b = z − B⁻¹Fᵀ (I + D F B⁻¹ Fᵀ)⁻¹ D F z
    let d = Vector(list.map { alpha * $0.1 })
    let inner = Matrix<Double>.identity(list.count) + (fi * f.transpose).scaled(rowsBy: d)
    let c = try inner.solve((f * z).hadamard(d))
    rows.append((z - fi.transpose * c).elements)
  }
  return Matrix(rows: counts.rows, columns: k, rowMajor: rows.flatMap { $0 })
}
