import Attempts
import LinearAlgebra

/// The vector of a person by least squares, from the films that the person
/// rated, with a penalty that grows with their number.
public func personUpdate(
  films: [Int], ratings: Vector<Double>, factors q: Matrix<Double>,
  penalty: Double
) throws -> Vector<Double> {
  for f in films where f < 0 || f >= q.rows { throw UnknownFilm() }
  let k = q.columns
  if films.isEmpty || k == 0 { return .zero(k) }
  let root = (penalty * Double(films.count)).squareRoot()
  let stacked = q[rows: films].appending(rowsOf: root * Matrix<Double>.identity(k))
  let target = Vector(ratings.elements + [Double](repeating: 0, count: k))
  let qr = try QR(stacked)
  var x = qr.q.transpose * target
  for i in (0..<k).reversed() {
    for j in (i + 1)..<max(k, i + 1) { x[i] -= qr.r[i, j] * x[j] }
    x[i] /= qr.r[i, i]
  }
  return x
}

/// What to throw when a film that was rated has no factors.
public struct UnknownFilm: Error {
  /// Makes the error.
  public init() {}
}
