import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  for f in films where f < 0 || f >= q.rows { throw UnknownFilm() }
  if films.isEmpty { return .zero(q.columns) }
  let k = q.columns
  var g = Matrix<Double>.identity(k) * (penalty * Double(films.count))
  var b = Vector<Double>.zero(k)
  for i in 0..<q.rows {
    for (j, f) in films.enumerated() where f == i {
      g += q[row: i].outer(q[row: i])
      b += ratings[j] * q[row: i]
    }
  }
  return try Cholesky(g).solve(b)
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
