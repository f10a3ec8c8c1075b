import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  for f in films where f >= q.rows { throw UnknownFilm() }
  if films.isEmpty { return .zero(q.columns) }
  let f = q[rows: films]
  var g = f.gram()
  for i in 0..<g.rows { g[i, i] += penalty * Double(films.count) }
  return try Cholesky(g).solve(f.transpose * ratings)
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
