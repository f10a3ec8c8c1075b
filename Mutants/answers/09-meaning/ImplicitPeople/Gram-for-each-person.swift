// Gram-for-each-person
import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  var x = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  let (starts, columns, values) = (counts.rowStarts, counts.columnIndices, counts.values)
  for u in 0..<counts.rows {
    var c = Vector<Double>(repeating: 1, count: y.rows)
    var w = Vector<Double>.zero(y.rows)
    for place in starts[u]..<starts[u + 1] where values[place] > 0 {
      c[Int(columns[place])] += alpha * values[place]
      w[Int(columns[place])] = c[Int(columns[place])]
    }
    let a = y.scaled(rowsBy: Vector(c.map { $0.squareRoot() })).gram()
    x[row: u] = try LU(a + penalty * Matrix<Double>.identity(y.columns)).solve(y.transpose * w)
  }
  return x
}
