// right-least-squares-with-rows-for-the-penalty
import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  if films.contains(where: { !(0..<q.rows).contains($0) }) { throw UnknownFilm() }
  if films.isEmpty { return .zero(q.columns) }
  let root = (penalty * Double(films.count)).squareRoot()
  let system = q[rows: films].appending(rowsOf: root * Matrix<Double>.identity(q.columns))
  return try system.leastSquares(Vector(Array(ratings) + Array(repeating: 0, count: q.columns)))
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
