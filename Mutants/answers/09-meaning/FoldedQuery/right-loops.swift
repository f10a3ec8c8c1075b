import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank >= 1 else { throw ImpossibleRank() }
  let svd = try SVD(a)
  let s = svd.singularValues
  var kept: [Int] = []
  for j in 0..<s.count where j < rank && s[j] > 1e-10 * s[0] { kept.append(j) }
  func project(_ x: Vector<Double>) -> Vector<Double>? {
    let big = x.elements.map { abs($0) }.max() ?? 0
    if big == 0 { return nil }
    let unit = x / big
    var coordinates: [Double] = []
    for j in kept {
      var sum = 0.0
      for i in 0..<unit.count { sum += svd.v[i, j] * unit[i] }
      coordinates.append(sum)
    }
    let p = Vector(coordinates)
    if p.norm <= 1e-10 * unit.norm { return nil }
    return p / p.norm
  }
  let query = project(q)
  var out = Vector<Double>.zero(a.rows)
  if let query {
    for i in 0..<a.rows {
      if let text = project(a[row: i]) { out[i] = query.dot(text) }
    }
  }
  return out
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
