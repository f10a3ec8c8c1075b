// right-conjugate-gradients
import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let base = y.gram() + penalty * Matrix<Double>.identity(y.columns)
  var people = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  var rows = [[(film: Int, count: Double)]](repeating: [], count: counts.rows)
  for e in counts.entries where e.value != 0 { rows[e.row].append((e.column, e.value)) }
  for u in 0..<counts.rows where !rows[u].isEmpty {
    func apply(_ x: Vector<Double>) -> Vector<Double> {
      var z = base * x
      for item in rows[u] {
        let row = y[row: item.film]
        z += (alpha * item.count * row.dot(x)) * row
      }
      return z
    }
    var x = Vector<Double>.zero(y.columns)
    var r = x
    for item in rows[u] { r += (1 + alpha * item.count) * y[row: item.film] }
    var p = r
    var old = r.dot(r)
    let start = old
    for _ in 0..<(4 * y.columns) {
      if old <= 1e-28 * start { break }
      let ap = apply(p)
      let step = old / p.dot(ap)
      x += step * p
      r -= step * ap
      let new = r.dot(r)
      p = r + (new / old) * p
      old = new
    }
    people[row: u] = x
  }
  return people
}
