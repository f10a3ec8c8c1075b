// right-dual
import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  for f in films { guard f >= 0, f < q.rows else { throw UnknownFilm() } }
  if films.isEmpty { return Vector(repeating: 0, count: q.columns) }
  let f = q[rows: films]
  let k = f.rowGram() + (penalty * Double(films.count)) * .identity(films.count)
  return f.transpose * (try Cholesky(k).solve(ratings))
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
