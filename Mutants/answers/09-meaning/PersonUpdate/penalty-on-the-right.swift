// penalty-on-the-right
import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  for f in films where f < 0 || f >= q.rows { throw UnknownFilm() }
  let k = q.columns
  if films.count == 0 { return .zero(k) }
  var a = Matrix<Double>.zero(rows: k, columns: k)
  var b = Vector<Double>.zero(k)
  for (j, f) in films.enumerated() {
    let row = q[row: f]
    a = a + row.outer(row)
    b += ratings[j] * row
  }
  a = a + (penalty * Double(films.count)) * Matrix.identity(k)
  return try LU(a).solve(b - (penalty * Double(films.count)) * Vector(repeating: 1, count: k))
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
