import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  for f in films { guard q.rows > f, f >= 0 else { throw UnknownFilm() } }
  if films.isEmpty { return .zero(q.columns) }
  let f = q[rows: films]
  let unit = f.maxNorm
  if unit == 0 { return .zero(q.columns) }
  let g = f / unit
  let t = penalty / unit / unit * Double(films.count)
  let big = ratings.elements.map { abs($0) }.max()!
  if big == 0 { return .zero(q.columns) }
  var x = Vector<Double>.zero(q.columns)
  var r = g.transpose * (ratings / big)
  var d = r
  var rho = r.dot(r)
  let start = rho
  var steps = 0
  while rho > 1e-30 * start && steps < 50 * q.columns + 100 {
    let ad = g.transpose * (g * d) + t * d
    let a = rho / d.dot(ad)
    x += a * d
    r -= a * ad
    let next = r.dot(r)
    d = r + (next / rho) * d
    rho = next
    steps += 1
  }
  return x / unit * big
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
