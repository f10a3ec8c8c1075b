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
  let k = s.prefix(rank).filter { $0 > 1e-10 * s[0] }.count
  let v = svd.v[columns: 0..<k]
  let pq = v.transpose * q
  return Vector((0..<a.rows).map { i in
    let t = v.transpose * a[row: i]
    return t.dot(pq) / (t.norm * pq.norm)
  })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
