// right-whole-matrix-at-once
import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank > 0 else { throw ImpossibleRank() }
  let svd = try SVD(a)
  let top = svd.singularValues.first ?? 0
  let k = min(rank, svd.singularValues.filter { $0 > 1e-10 * top }.count)
  let v = svd.v[columns: 0..<k]
  let texts = a * v
  let query = v.transpose * q
  let lost = query.norm <= 1e-10 * q.norm
  return Vector(
    (0..<a.rows).map { i in
      let t = texts[row: i]
      if lost || t.norm <= 1e-10 * a[row: i].norm { return 0 }
      return (t / t.norm).dot(query / query.norm)
    })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
