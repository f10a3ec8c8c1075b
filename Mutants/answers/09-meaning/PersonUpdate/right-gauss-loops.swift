import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  let k = q.columns, m = films.count
  for f in films { if f < 0 || f > q.rows - 1 { throw UnknownFilm() } }
  var g = [[Double]](repeating: [Double](repeating: 0, count: k + 1), count: k)
  for (place, f) in films.enumerated() {
    for i in 0..<k {
      for j in 0..<k { g[i][j] += q[f, i] * q[f, j] }
      g[i][k] += q[f, i] * ratings[place]
    }
  }
  for i in 0..<k { g[i][i] += penalty * Double(m) }
  if m == 0 { return Vector(repeating: 0, count: k) }
  for c in 0..<k {
    for r in (c + 1)..<max(c + 1, k) {
      let factor = g[r][c] / g[c][c]
      for j in c...k { g[r][j] -= factor * g[c][j] }
    }
  }
  var p = [Double](repeating: 0, count: k)
  for i in (0..<k).reversed() {
    var sum = g[i][k]
    for j in (i + 1)..<max(i + 1, k) { sum -= g[i][j] * p[j] }
    p[i] = sum / g[i][i]
  }
  return Vector(p)
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
