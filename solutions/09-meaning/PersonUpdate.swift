import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  // answer.begin
  guard films.allSatisfy({ $0 >= 0 && $0 < q.rows }) else {
    throw UnknownFilm()
  }
  if films.isEmpty { return .zero(q.columns) }
  let rated = q[rows: films]
  let weight = penalty * Double(films.count)
  let system = rated.gram() + weight * .identity(q.columns)
  return try Cholesky(system).solve(rated.transpose * ratings)
  // answer.end
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
