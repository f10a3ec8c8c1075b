import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  // answer.begin
  let everybody = y.gram() + penalty * .identity(y.columns)
  var people = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  let (starts, columns) = (counts.rowStarts, counts.columnIndices)
  let values = counts.values
  for person in 0..<counts.rows {
    let places = (starts[person]..<starts[person + 1]).filter { values[$0] > 0 }
    let seen = y[rows: places.map { Int(columns[$0]) }]
    let excess = Vector(places.map { alpha * values[$0] })
    let roots = Vector(excess.map { $0.squareRoot() })
    let system = everybody + seen.scaled(rowsBy: roots).gram()
    let wishes = seen.transpose * Vector(excess.map { 1 + $0 })
    people[row: person] = try Cholesky(system).solve(wishes)
  }
  return people
  // answer.end
}
