import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let shared = y.gram()
  var systems: [Int: (Matrix<Double>, Vector<Double>)] = [:]
  for entry in counts.entries where entry.value != 0 {
    let row = y[row: entry.column]
    var (g, b) = systems[entry.row] ?? (shared + penalty * Matrix<Double>.identity(y.columns), Vector.zero(y.columns))
    g += (alpha * entry.value) * row.outer(row)
    b += row
    b += (alpha * entry.value) * row
    systems[entry.row] = (g, b)
  }
  var columns = [Vector<Double>](repeating: .zero(y.columns), count: counts.rows)
  for (u, pair) in systems { columns[u] = try pair.0.solve(pair.1) }
  return Matrix(columns: columns).transposed()
}
