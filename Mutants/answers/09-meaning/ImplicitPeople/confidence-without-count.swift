// confidence-without-count
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
  var x = Matrix<Double>.zero(rows: counts.rows, columns: k)
  var systems = [Int: Matrix<Double>]()
  var rights = [Int: Vector<Double>]()
  for e in counts.entries where e.value > 0 {
    let row = y[row: e.column]
    let c = 1 + alpha
    systems[e.row, default: base] = systems[e.row, default: base] + (c - 1) * row.outer(row)
    rights[e.row, default: .zero(k)] += c * row
  }
  for (u, system) in systems { x[row: u] = try LU(system).solve(rights[u]!) }
  return x
}
