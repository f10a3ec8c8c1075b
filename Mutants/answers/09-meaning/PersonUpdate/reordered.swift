import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  guard films.allSatisfy({ (0..<q.rows).contains($0) }) else { throw UnknownFilm() }
  guard !films.isEmpty else { return .zero(q.columns) }
  let rated = q[rows: Array(Set(films)).sorted()]
  let svd = try SVD(rated)
  let t = penalty * Double(films.count)
  let c = svd.u.transpose * ratings
  let f = Vector(svd.singularValues.map { $0 / ($0 * $0 + t) })
  return svd.v * c.hadamard(f)
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
