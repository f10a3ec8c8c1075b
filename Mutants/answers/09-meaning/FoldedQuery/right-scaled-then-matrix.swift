import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank >= 1 else { throw ImpossibleRank() }
  let m = a.maxNorm
  guard m > 0 else { return .zero(a.rows) }
  let b = a / m
  let svd = try SVD(b)
  var k = 0
  while k < min(rank, svd.singularValues.count), svd.singularValues[k] > 1e-10 * svd.singularValues[0] { k += 1 }
  let qn = q.norm
  guard qn > 0 else { return .zero(a.rows) }
  let basis = svd.v[columns: 0..<k]
  let coordinates = b * basis
  let pq = basis.transpose * (q / qn)
  guard pq.norm > 1e-10 else { return .zero(a.rows) }
  return Vector((0..<a.rows).map { i -> Double in
    let c = coordinates[row: i]
    let whole = b[row: i].norm
    if whole == 0 || c.norm <= 1e-10 * whole { return 0 }
    return min(1, max(-1, c.dot(pq) / c.norm / pq.norm))
  })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
