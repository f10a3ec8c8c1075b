// right-singular-values
import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  guard films.allSatisfy({ (0..<q.rows).contains($0) }) else { throw UnknownFilm() }
  guard !films.isEmpty else { return Vector.zero(q.columns) }
  let svd = try SVD(q[rows: films])
  let w = penalty * Double(films.count)
  let c = svd.u.transpose * ratings
  return svd.v * Vector(c.indices.map { c[$0] * svd.singularValues[$0] / (svd.singularValues[$0] * svd.singularValues[$0] + w) })
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
