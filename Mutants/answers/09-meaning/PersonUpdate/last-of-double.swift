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
  var last: [Int: Double] = [:]
  for (f, r) in zip(films, ratings) { last[f] = r }
  let ids = Array(last.keys)
  let f = q[rows: ids]
  var g = f.gram()
  for i in 0..<g.rows { g[i, i] += penalty * Double(ids.count) }
  return try Cholesky(g).solve(f.transpose * Vector(ids.map { last[$0]! }))
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
